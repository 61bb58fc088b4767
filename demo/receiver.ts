import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { PushSubscriptionKeys } from "#protocol/push.ts";

/** The browser's side of web push (RFC 8291): keys to subscribe with, and what opens what was sealed for them. */
export class PushReceiver {
  readonly #ecdh = createECDH("prime256v1");
  readonly #auth = randomBytes(16);

  constructor() {
    this.#ecdh.generateKeys();
  }

  subscription(endpoint: string): PushSubscriptionKeys {
    return {
      endpoint,
      keys: {
        p256dh: this.#ecdh.getPublicKey().toString("base64url"),
        auth: this.#auth.toString("base64url"),
      },
    };
  }

  open(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const sender = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.#ecdh.getPublicKey(), sender]);
    const shared = this.#ecdh.computeSecret(sender);
    const secret = Buffer.from(hkdfSync("sha256", shared, this.#auth, info, 32));
    const derive = (what: string, bytes: number) =>
      Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${what}\0`, bytes));
    const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2.
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }
}
