import * as v from "valibot";

/** What an endpoint answers with; only the compiler sees it. */
export interface Answers<T> {
  readonly answer?: T;
}

export function answers<T>(): Answers<T> {
  return {};
}

/** The body of a request that needs none. */
export const nothing = v.optional(v.null());
