export const roadSizes = ["38", "39", "40", "41", "42", "43", "44", "45", "46"];
export const allSizes = ["36", "37", ...roadSizes];
