import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as v from "valibot";
import { pushPayload, type PushPayload, type PushSubscriptionKeys } from "#protocol/push.ts";
import { PushReceiver } from "../../demo/receiver.ts";
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
  const receiver = new PushReceiver();
  let behave: Behaviour = accept;
  const server = createServer((request, response) => void take(request, response));
  const { origin, close } = await listen(server);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const body = await bodyOf(request);
    const device = request.url?.split("/").at(-1) ?? "";
    const { authorization = "", topic = "" } = request.headers;
    arrivals.note({
      at,
      device,
      topic: String(topic),
      pushKey: /k=([\w-]+)/.exec(authorization)?.[1] ?? "",
      payload: v.parse(pushPayload, JSON.parse(receiver.open(body))),
    });
    behave(response, device);
  }

  return {
    origin,
    arrivals,
    behave: (does) => {
      behave = does;
    },
    subscription: (device) => receiver.subscription(`${origin}/push/${device}`),
    close,
  };
}
