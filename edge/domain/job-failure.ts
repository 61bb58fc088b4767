import type { Job } from "./state.ts";

/** A job that broke, for whoever runs the edge. */
export interface JobFailure {
  readonly kind: Job["kind"];
  readonly campaign: string | null;
  readonly tries: number;
  /** It is not tried any more. */
  readonly isGivenUp: boolean;
  readonly error: string;
}
