import type { StopCode } from "#protocol/record.ts";
import type { Clause } from "#protocol/segment.ts";

type Frame = "won" | "withheld" | "moved" | "nothing" | "said" | "clause" | "more" | "listing";

/** The words of explanations in one language; {names} are filled with a record's facts. */
export type Sentences = Readonly<Record<Frame | StopCode | Clause["is"], string>>;
