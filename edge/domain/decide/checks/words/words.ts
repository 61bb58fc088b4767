import type { ProblemCode } from "../problem.ts";

/** The words for problems in one language; {names} are filled with a problem's facts. */
export type ProblemSentences = Readonly<Record<ProblemCode, string>>;
