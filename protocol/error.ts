/** Every way a request can be refused. The code is for programs, the sentence for people. */
export const errors = {
  "bad-batch": { status: 400, sentence: "We could not read this batch." },
  "bad-request": { status: 400, sentence: "We could not read this request." },
  "not-signed-in": {
    status: 401,
    sentence: 'Sign in, or send a token as "Authorization: Bearer …".',
  },
  "bad-signature": {
    status: 401,
    sentence: "The signature does not fit the body, or is older than five minutes.",
  },
  "not-allowed": { status: 403, sentence: "Your role may not do this." },
  "foreign-origin": {
    status: 403,
    sentence: "This page's origin is not on the shop's list; add it in Set-up.",
  },
  "unknown-site": { status: 404, sentence: "No shop has this id." },
  "unknown-visitor": { status: 404, sentence: "No visitor has this id." },
  "unknown-campaign": { status: 404, sentence: "No campaign has this id." },
  "unknown-template": { status: 404, sentence: "No ready campaign has this name." },
  "unknown-path": { status: 404, sentence: "There is nothing at this address." },
  "site-exists": { status: 409, sentence: "A shop with this id exists already." },
  "campaign-exists": {
    status: 409,
    sentence: "The shop has a campaign of this name already; change that one.",
  },
  conflict: { status: 409, sentence: "Somebody changed this meanwhile; load it again." },
  "too-large": { status: 413, sentence: "The body is larger than this endpoint takes." },
  "old-protocol": { status: 426, sentence: "This tag is too old; reload the page." },
  "invalid-campaign": { status: 422, sentence: "This campaign cannot go live yet." },
  "too-many": { status: 429, sentence: "Too many requests; try again shortly." },
  failed: { status: 500, sentence: "Something broke on our side; nothing you sent was half-kept." },
} as const;

export type ErrorCode = keyof typeof errors;

/** The body of every refusal. */
export interface RefusalBody {
  readonly code: ErrorCode;
  readonly sentence: string;
  /** The field that is wrong, as a path, and what would be right. */
  readonly problems?: readonly { readonly field: string; readonly sentence: string }[];
}
