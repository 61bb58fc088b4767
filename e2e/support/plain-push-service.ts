import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as v from "valibot";
import { pushPayload, type PushPayload, type PushSubscriptionKeys } from "#protocol/push.ts";
import { Journal } from "./journal.ts";
import { listen } from "./listen.ts";
import { bodyOf } from "./push-request.ts";

/** One push as it arrived. */
export interface Arrival {
  readonly at: number;
  /** The endpoint's last part. */
  readonly device: string;
  readonly topic: string;
  /** The key that its VAPID header names. */
  readonly pushKey: string;
  readonly payload: PushPayload;
}

export type Behaviour = (response: ServerResponse, device: string) => unknown;

export interface PlainPushService {
  readonly origin: string;
  readonly arrivals: Journal<Arrival>;
  /** Answers like this from now on. */
  readonly behave: (does: Behaviour) => void;
  /** What a browser of this name would have subscribed with. */
  readonly subscription: (device: string) => PushSubscriptionKeys;
  readonly close: () => Promise<void>;
}

const accept: Behaviour = (response) => response.writeHead(201).end();

/** A push service without browsers, that can read what arrives: all its devices have the same keys. */
export async function startPlainPushService(): Promise<PlainPushService> {
  const arrivals = new Journal<Arrival>();
  const ecdh = createECDH("prime256v1");
  ecdh.generateKeys();
  const auth = randomBytes(16);
  let behave: Behaviour = accept;
  const server = createServer((request, response) => void take(request, response));
  const { origin, close } = await listen(server);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const device = request.url?.split("/").at(-1) ?? "";
    const { authorization = "", topic = "" } = request.headers;
    arrivals.note({
      at: Date.now(),
      device,
      topic: String(topic),
      pushKey: /k=([\w-]+)/.exec(authorization)?.[1] ?? "",
      payload: v.parse(pushPayload, JSON.parse(read(body))),
    });
    behave(response, device);
  }

  /** RFC 8291, the browser's side. */
  function read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const sender = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync("sha256", ecdh.computeSecret(sender), auth, info, 32));
    const derive = (what: string, bytes: number) =>
      Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${what}\0`, bytes));
    const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2.
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }

  return {
    origin,
    arrivals,
    behave: (does) => {
      behave = does;
    },
    subscription: (device) => ({
      endpoint: `${origin}/push/${device}`,
      keys: {
        p256dh: ecdh.getPublicKey().toString("base64url"),
        auth: auth.toString("base64url"),
      },
    }),
    close,
  };
}
