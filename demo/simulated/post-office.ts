import { createServer, type IncomingMessage } from "node:http";
import * as v from "valibot";
import { pushPayload, type PushPayload, type PushSubscriptionKeys } from "#protocol/push.ts";
import { PushReceiver } from "../receiver.ts";

/** A push that has come for somebody's device. */
export interface Arrival {
  readonly device: string;
  readonly payload: PushPayload;
}

/** The push service of all simulated devices, on this machine. */
export interface PostOffice {
  /** "host:port", which the edge must be allowed to send to. */
  readonly host: string;
  readonly subscription: (device: string) => PushSubscriptionKeys;
  /** What has come since the last time. */
  readonly collect: () => readonly Arrival[];
  readonly close: () => Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const receiver = new PushReceiver();
  const arrived: Arrival[] = [];
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        const payload = v.parse(pushPayload, JSON.parse(receiver.open(body)));
        arrived.push({ device: request.url?.split("/").at(-1) ?? "", payload });
        response.writeHead(201).end();
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Not a network server.");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    subscription: (device) => receiver.subscription(`http://${host}/push/${device}`),
    collect: () => arrived.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
