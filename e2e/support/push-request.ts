import type { IncomingMessage } from "node:http";
import { vapidFault } from "./vapid-check.ts";

/** What the sender asks of a push service (RFC 8030). */
export interface PushRequest {
  readonly body: Buffer;
  readonly ttlSeconds: number;
  readonly topic: string | undefined;
  readonly urgency: string | undefined;
  readonly encoding: string | undefined;
}

export interface Fault {
  readonly status: number;
  readonly why: string;
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Reads a push as strictly as the public services do. */
export async function readPush(
  request: IncomingMessage,
  expected: { readonly audience: string; readonly key: string | undefined },
): Promise<PushRequest | Fault> {
  const body = await bodyOf(request);
  const { headers } = request;
  const topic = oneOf(headers["topic"]);
  const urgency = oneOf(headers["urgency"]);
  const ttl = oneOf(headers["ttl"]) ?? "";
  const encoding = headers["content-encoding"];
  if (!/^\d+$/.test(ttl)) return { status: 400, why: `TTL is ${ttl || "missing"}` };
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) return { status: 400, why: "bad Topic" };
  if (urgency !== undefined && !/^(very-low|low|normal|high)$/.test(urgency)) {
    return { status: 400, why: `Urgency is ${urgency}` };
  }
  if (body.length > 4096) return { status: 413, why: `${body.length} bytes` };
  if (body.length && encoding !== "aes128gcm")
    return { status: 415, why: `encoded as ${encoding}` };
  const fault = vapidFault(headers.authorization, expected);
  return fault ?? { body, ttlSeconds: Number(ttl), topic, urgency, encoding };
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
