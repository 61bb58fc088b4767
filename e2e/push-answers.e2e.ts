import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listen, type Listening } from "#e2e/listen.ts";
import { bodyOf } from "#e2e/push-request.ts";
import { pushPayload } from "../edge/channels/web-push/payload.ts";
import { sendPush, type PushOutcome } from "../edge/channels/web-push/send.ts";
import { sendWebhook, type WebhookOutcome } from "../edge/channels/webhook.ts";

const NOW = Date.UTC(2026, 0, 1);
// RFC 8291, appendix A.
const keys = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

let server: Listening;
let received: Received[] = [];
let behave: (response: ServerResponse) => void;

beforeAll(async () => {
  const http = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push({ path: request.url, headers: request.headers, body });
      behave(response);
    });
  });
  server = await listen(http);
});
beforeEach(() => {
  received = [];
});
afterAll(() => server.close());

function push(
  overrides: { readonly p256dh?: string; readonly title?: string; readonly body?: string } = {},
) {
  const payload = pushPayload({
    title: overrides.title ?? "t",
    body: overrides.body ?? "b",
    url: "https://shop.example/",
    key: "visitor/campaign/1/0",
    edge: "https://edge.example",
    token: "t",
  });
  return sendPush(
    {
      subscription: {
        endpoint: `${server.origin}/p`,
        keys: { ...keys, p256dh: overrides.p256dh ?? keys.p256dh },
      },
      payload,
      ttlSeconds: 90.7,
      urgency: "high",
    },
    {
      sign: (audience) => Promise.resolve(`vapid for ${audience}`),
      extraHosts: [new URL(server.origin).host],
      timeoutMs: 300,
      now: NOW,
    },
  );
}

function hook(): Promise<WebhookOutcome> {
  return sendWebhook(
    { url: `${server.origin}/hook`, secret: "shop's secret", key: "k1", body: '{"kind":"sent"}' },
    { extraHosts: [new URL(server.origin).host], timeoutMs: 300, now: NOW },
  );
}

function answer(status: number, headers = {}): (response: ServerResponse) => void {
  return (response) => response.writeHead(status, headers).end("why");
}

const hang = () => undefined;
const hangUp = (response: ServerResponse) => response.destroy();
const redirect = answer(307, { location: "/elsewhere" });
const inTwoMinutes = { "retry-after": new Date(NOW + 120_000).toUTCString() };

describe("a push service", () => {
  const cases: [string, (response: ServerResponse) => void, PushOutcome][] = [
    ["201", answer(201), { kind: "accepted" }],
    ["202", answer(202), { kind: "accepted" }],
    ["400", answer(400), { kind: "resubscribe", status: 400 }],
    ["401", answer(401), { kind: "resubscribe", status: 401 }],
    ["403", answer(403), { kind: "resubscribe", status: 403 }],
    ["404", answer(404), { kind: "gone" }],
    ["410", answer(410), { kind: "gone" }],
    ["413", answer(413), { kind: "too-large" }],
    ["418", answer(418), { kind: "refused", reason: "status", status: 418 }],
    ["429 without a time", answer(429), { kind: "later", reason: "busy" }],
    [
      "429 with seconds",
      answer(429, { "retry-after": "7" }),
      { kind: "later", reason: "busy", retryAfterMs: 7000 },
    ],
    [
      "429 with a date",
      answer(429, inTwoMinutes),
      { kind: "later", reason: "busy", retryAfterMs: 120_000 },
    ],
    [
      "503 with a year",
      answer(503, { "retry-after": "31536000" }),
      { kind: "later", reason: "failed", retryAfterMs: 86_400_000 },
    ],
    [
      "503 with nonsense",
      answer(503, { "retry-after": "soon" }),
      { kind: "later", reason: "failed" },
    ],
    ["500", answer(500), { kind: "later", reason: "failed" }],
    ["silence", hang, { kind: "later", reason: "timed-out" }],
    ["hanging up", hangUp, { kind: "later", reason: "unreachable" }],
    ["a redirect", redirect, { kind: "refused", reason: "redirect" }],
  ];
  test.each(cases)("that answers with %s has the right consequence", async (_, does, outcome) => {
    behave = does;
    expect(await push()).toEqual(outcome);
    expect(received.map(({ path }) => path)).toEqual(["/p"]);
  });

  test("gets the headers of RFC 8030 and an encrypted body", async () => {
    behave = answer(201);
    await push();
    const [request] = received;
    expect(request?.headers).toMatchObject({
      authorization: `vapid for ${server.origin}`,
      "content-encoding": "aes128gcm",
      ttl: "90",
      urgency: "high",
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(request?.body.includes("shop.example")).toBe(false);
  });

  test("is told the same topic for the same message, so that one replaces the other", async () => {
    behave = answer(201);
    await push({ body: "first" });
    await push({ body: "second" });
    const [first, second] = received.map(({ headers }) => headers["topic"]);
    expect(second).toBe(first);
  });

  test("is not asked where the message is too large or the keys are none", async () => {
    expect(await push({ title: "ß".repeat(2000) })).toEqual({ kind: "too-large" });
    expect(await push({ p256dh: "BAAA" })).toEqual({ kind: "refused", reason: "keys" });
    expect(received).toHaveLength(0);
  });
});

describe("a shop's webhook", () => {
  const cases: [string, (response: ServerResponse) => void, WebhookOutcome][] = [
    ["204", answer(204), { kind: "accepted" }],
    ["404", answer(404), { kind: "refused", reason: "status", status: 404 }],
    ["429", answer(429, inTwoMinutes), { kind: "later", reason: "busy", retryAfterMs: 120_000 }],
    ["502", answer(502), { kind: "later", reason: "failed" }],
    ["silence", hang, { kind: "later", reason: "timed-out" }],
    ["a redirect", redirect, { kind: "refused", reason: "redirect" }],
  ];
  test.each(cases)("that answers with %s has the right consequence", async (_, does, outcome) => {
    behave = does;
    expect(await hook()).toEqual(outcome);
    expect(received.map(({ path }) => path)).toEqual(["/hook"]);
  });

  test("can check who wrote, what and when", async () => {
    behave = answer(204);
    await hook();
    const [request] = received;
    const seconds = NOW / 1000;
    const mac = createHmac("sha256", "shop's secret").update(`${seconds}.${String(request?.body)}`);
    expect(request?.headers).toMatchObject({
      "edgewise-signature": `t=${seconds},v1=${mac.digest("hex")}`,
      "edgewise-delivery": "k1",
    });
  });
});
