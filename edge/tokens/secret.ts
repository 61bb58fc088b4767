const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/** HMAC-SHA256 under the deployment's secret; `purpose` keeps uses apart. */
export async function mac(env: Env, purpose: string, text: string): Promise<Uint8Array> {
  const secret = env.EDGEWISE_SECRET;
  let key = keys.get(secret);
  if (!key) {
    key = crypto.subtle.importKey(
      "raw",
      encoder.encode(secret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    keys.set(secret, key);
  }
  const signed = await crypto.subtle.sign(
    "HMAC",
    await key,
    encoder.encode(`${purpose}\u0000${text}`),
  );
  return new Uint8Array(signed);
}

export async function sha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

export function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}

/** Compares without telling by its time where two texts differ. */
export function sameText(left: string, right: string): boolean {
  const a = encoder.encode(left);
  const b = encoder.encode(right);
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}

/** Encrypts what an object keeps at rest; only this deployment can read it back. */
export async function wrap(env: Env, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    await wrappingKey(env, purpose),
    encoder.encode(text),
  );
  return `${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
}

export async function unwrap(env: Env, purpose: string, wrapped: string): Promise<string> {
  const [iv = "", sealed = ""] = wrapped.split(".");
  const key = await wrappingKey(env, purpose);
  const open = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: fromBase64url(iv) },
    key,
    fromBase64url(sealed),
  );
  return new TextDecoder().decode(open);
}

async function wrappingKey(env: Env, purpose: string): Promise<CryptoKey> {
  const raw = await mac(env, "wrap", purpose);
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}
