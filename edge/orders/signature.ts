import { sameText } from "../tokens/secret.ts";

const encoder = new TextEncoder();
/** How far a signature's moment may be from the edge's clock. */
export const TOLERANCE_MS = 5 * 60_000;

/** HMAC-SHA256 as bytes. */
export async function sign(secret: string, text: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

/** Whether a platform signed exactly this body; both write the bytes in base64. */
export async function isSigned(secret: string, body: string, signature: string): Promise<boolean> {
  const bytes = await sign(secret, body);
  return sameText(btoa(String.fromCharCode(...bytes)), signature);
}

/**
 * The moment of our own scheme's signature, `t=SECONDS,v1=HEX` over `SECONDS.BODY`, epoch ms;
 * null if it does not fit, or is too old to be no replay.
 */
export async function signedAt(
  secret: string,
  body: string,
  header: string,
  now: number,
): Promise<number | null> {
  const [, seconds = "", hex = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const at = Number(seconds) * 1000;
  if (seconds === "" || Math.abs(now - at) > TOLERANCE_MS) return null;
  const bytes = await sign(secret, `${seconds}.${body}`);
  const expected = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return sameText(expected, hex) ? at : null;
}
