import type { PushPayload } from "#protocol/push.ts";
import { utf8, type Bytes } from "./bytes.ts";

/**
 * The document in so many bytes at most: a text that is too long ends with the last word that fits,
 * far beyond what any system shows of it. Null where even a message without text would be too large.
 */
export function fitted(payload: PushPayload, maxBytes: number): Bytes | null {
  const { notification } = payload;
  const withBody = (body: string) =>
    utf8(JSON.stringify({ ...payload, notification: { ...notification, body } }));
  const whole = utf8(JSON.stringify(payload));
  if (whole.length <= maxBytes) return whole;
  // By letters: half a pair of codes would be no text.
  const letters = Array.from(notification.body ?? "");
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const isSmall = withBody(begun(letters, middle)).length <= maxBytes;
    if (isSmall) fits = middle;
    else tooMany = middle;
  }
  const short = withBody(begun(letters, fits));
  return short.length <= maxBytes ? short : null;
}

function begun(letters: readonly string[], length: number): string {
  const text = letters.slice(0, length).join("");
  const lastWord = text.search(/\s\S*$/);
  return `${lastWord > 0 ? text.slice(0, lastWord) : text}…`;
}
