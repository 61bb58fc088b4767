import type { en } from "./en.ts";

/** The labels of all forms in one language. */
export type Labels = Readonly<Record<keyof typeof en, string>>;
