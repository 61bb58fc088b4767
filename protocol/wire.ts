/** Bumped when a tag already cached in browsers could misread an answer; the edge takes this one and the one before. */
export const PROTOCOL_VERSION = 1;

/** Where the tag reports to and gets its decision from. */
export const VISIT_PATH = "/v1/visit";

/** Where the push worker reports shown, clicked and closed. */
export const PUSH_REPORT_PATH = "/v1/push";

/** The largest body the edge reads from a page, in bytes. */
export const MAX_BATCH_BYTES = 65_536;

/**
 * How often somebody who reads on without doing anything says to be still there, milliseconds:
 * a cart counts as left after four minutes of silence.
 */
export const PRESENT_MS = 180_000;
