import type { ErrorCode } from "#protocol/error.ts";
import type { Complaint } from "./domain/refusal/complaint.ts";

/** Thrown by routes only; worker.ts turns it into an answer in the reader's language. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Complaint[] | undefined;

  constructor(code: ErrorCode, problems?: readonly Complaint[], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.problems = problems;
  }
}
