import type { ErrorCode, RefusalBody } from "#protocol/error.ts";

type Problems = NonNullable<RefusalBody["problems"]>;

/** Why a call had no answer, in the edge's own words, or in the page's where the edge cannot be reached. */
export class Fault extends Error {
  readonly code: ErrorCode | "offline";
  readonly problems: Problems;

  constructor(
    code: ErrorCode | "offline",
    sentence: string,
    problems: Problems,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.code = code;
    this.problems = problems;
  }
}

/** Reads a refusal; an answer that isn't one counts as "failed". */
export async function faultOf(response: Response): Promise<Fault> {
  try {
    const body: RefusalBody = await response.json();
    return new Fault(body.code, body.sentence, body.problems ?? []);
  } catch (cause) {
    return new Fault("failed", `${response.status} ${response.statusText}`, [], { cause });
  }
}

/** Whatever was thrown, as a fault. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  return new Fault("failed", thrown instanceof Error ? thrown.message : String(thrown), []);
}
