/** The catalog's titles are English already; the build puts them where other languages have theirs. */
export const titles: Readonly<Record<string, string>> = {};
