import type { ErrorCode, RefusalBody } from "#protocol/error.ts";

/** Thrown by routes only; worker.ts turns it into an answer. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly problems: RefusalBody["problems"];

  constructor(code: ErrorCode, problems?: RefusalBody["problems"], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.problems = problems;
  }
}
