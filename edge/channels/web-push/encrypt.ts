import { concat, fromBase64Url, utf8, type Bytes } from "./bytes.ts";

/** What fits into the 4 096 bytes every push service takes: less 86 of header, 16 of tag, 1 of padding. */
export const MAX_PLAINTEXT_BYTES = 3993;

const RECORD_SIZE = Uint8Array.of(0, 0, 16, 0);
const LAST_RECORD = Uint8Array.of(2);
const ECDH = { name: "ECDH", namedCurve: "P-256" };

export interface EncryptionKeys {
  /** The browser's public key, base64url. */
  readonly p256dh: string;
  /** The browser's authentication secret, base64url. */
  readonly auth: string;
}

interface OneTime {
  readonly salt: Bytes;
  readonly privateKey: CryptoKey;
  /** Uncompressed point. */
  readonly publicKey: Bytes;
}

/**
 * The body of a push that only this browser can read (RFC 8291, aes128gcm).
 * Throws where the keys are no keys: such an address can never be written to.
 */
export async function encrypt(
  keys: EncryptionKeys,
  plaintext: Bytes,
  oneTime?: OneTime,
): Promise<Bytes> {
  const { salt, privateKey, publicKey } = oneTime ?? (await freshKeys());
  const browserKey = fromBase64Url(keys.p256dh);
  // A variable, because Workers' types call this member `$public`.
  const withBrowser = {
    name: "ECDH",
    public: await crypto.subtle.importKey("raw", browserKey, ECDH, false, []),
  };
  const shared = await crypto.subtle.deriveBits(withBrowser, privateKey, 256);
  const info = concat(utf8("WebPush: info\0"), browserKey, publicKey);
  const secret = await derive(fromBase64Url(keys.auth), shared, info, 32);
  const key = await derive(salt, secret, utf8("Content-Encoding: aes128gcm\0"), 16);
  const iv = await derive(salt, secret, utf8("Content-Encoding: nonce\0"), 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    aes,
    concat(plaintext, LAST_RECORD),
  );
  const keyLength = Uint8Array.of(publicKey.length);
  return concat(salt, RECORD_SIZE, keyLength, publicKey, new Uint8Array(sealed));
}

async function freshKeys(): Promise<OneTime> {
  const pair = await crypto.subtle.generateKey(ECDH, false, ["deriveBits"]);
  if (!("privateKey" in pair)) throw new TypeError("ECDH made no key pair");
  const publicKey = await crypto.subtle.exportKey("raw", pair.publicKey);
  if (!(publicKey instanceof ArrayBuffer)) throw new TypeError("A raw key is bytes");
  return {
    salt: crypto.getRandomValues(new Uint8Array(16)),
    privateKey: pair.privateKey,
    publicKey: new Uint8Array(publicKey),
  };
}

/** HKDF with SHA-256 (RFC 5869). */
async function derive(
  salt: Bytes,
  material: ArrayBuffer | Bytes,
  info: Bytes,
  length: number,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
}
