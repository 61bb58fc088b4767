import { concat, fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";

// RFC 8292 allows 24 hours; the rest is for clocks that are wrong.
const TOKEN_LIFE_MS = 12 * 3_600_000;
const ECDSA = { name: "ECDSA", namedCurve: "P-256" };

/** With this pair a shop proves to push services that a message is its own. */
export interface VapidKeys {
  /** Uncompressed point, base64url: what browsers subscribe with. */
  readonly publicKey: string;
  /** The private scalar, base64url. */
  readonly privateKey: string;
}

export async function makeVapidKeys(): Promise<VapidKeys> {
  const pair = await crypto.subtle.generateKey(ECDSA, true, ["sign"]);
  if (!("privateKey" in pair)) throw new TypeError("ECDSA made no key pair");
  const jwk = await crypto.subtle.exportKey("jwk", pair.privateKey);
  if (jwk instanceof ArrayBuffer || !jwk.x || !jwk.y || !jwk.d) {
    throw new TypeError("A private P-256 key has x, y and d");
  }
  const point = concat(Uint8Array.of(4), fromBase64Url(jwk.x), fromBase64Url(jwk.y));
  return { publicKey: toBase64Url(point), privateKey: jwk.d };
}

/**
 * The `Authorization` header for pushes to one service (RFC 8292), good for 12 hours.
 * `audience` is the endpoint's origin, `contact` a mailto: or https: URL, `now` epoch milliseconds.
 */
export async function vapidHeader(
  keys: VapidKeys,
  audience: string,
  contact: string,
  now: number,
): Promise<string> {
  const point = fromBase64Url(keys.publicKey);
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: toBase64Url(point.slice(1, 33)),
    y: toBase64Url(point.slice(33)),
    d: keys.privateKey,
  };
  const key = await crypto.subtle.importKey("jwk", jwk, ECDSA, false, ["sign"]);
  const exp = Math.floor((now + TOKEN_LIFE_MS) / 1000);
  const signed = `${part({ typ: "JWT", alg: "ES256" })}.${part({ aud: audience, exp, sub: contact })}`;
  const how = { name: "ECDSA", hash: "SHA-256" };
  const signature = new Uint8Array(await crypto.subtle.sign(how, key, utf8(signed)));
  return `vapid t=${signed}.${toBase64Url(signature)}, k=${keys.publicKey}`;
}

function part(claims: Readonly<Record<string, string | number>>): string {
  return toBase64Url(utf8(JSON.stringify(claims)));
}
