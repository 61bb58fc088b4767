/** Every way a request can be refused, with its HTTP status; the edge says it in the reader's language. */
export const statuses = {
  "bad-batch": 400,
  "bad-request": 400,
  "not-signed-in": 401,
  "bad-signature": 401,
  "not-allowed": 403,
  "foreign-origin": 403,
  "unknown-site": 404,
  "unknown-visitor": 404,
  "unknown-campaign": 404,
  "unknown-template": 404,
  "unknown-path": 404,
  "site-exists": 409,
  "campaign-exists": 409,
  conflict: 409,
  "too-large": 413,
  "old-protocol": 426,
  "invalid-campaign": 422,
  "too-many": 429,
  failed: 500,
} as const;

export type ErrorCode = keyof typeof statuses;

/** The body of every refusal. */
export interface RefusalBody {
  readonly code: ErrorCode;
  readonly sentence: string;
  /** The field that is wrong, as a path, and a sentence that names it as the dashboard does and says what would be right. */
  readonly problems?: readonly { readonly field: string; readonly sentence: string }[];
}
