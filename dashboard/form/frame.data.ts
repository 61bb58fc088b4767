import { FRAME_PATH } from "#protocol/frame.ts";

export const framePath: string = FRAME_PATH;
