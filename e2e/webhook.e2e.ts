import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { Journal } from "#e2e/journal.ts";
import { listen, type Listening } from "#e2e/listen.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { bodyOf } from "#e2e/push-request.ts";
import type { Campaign, Step } from "#protocol/campaign.ts";
import type { OrderSourceView } from "#protocol/views.ts";

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly told: { readonly visitor?: string };
}

const HOUR_MS = 3_600_000;

let edge: RunningEdge;
let server: Listening;
const calls = new Journal<Call>();

beforeAll(async () => {
  server = await listen(
    createServer(async (request, response) => {
      const body = String(await bodyOf(request));
      response.writeHead(204).end();
      calls.note({ headers: request.headers, body, told: JSON.parse(body) });
    }),
  );
  edge = await startEdge({ timeTravel: true, pushHosts: [new URL(server.origin).host] });
  const campaigns = await edge.admin<readonly Campaign[]>("GET", "/campaigns");
  const left = campaigns.find(({ id }) => id === "cart-left");
  const steps: readonly Step[] = [
    { kind: "wait", wait: { until: "elapsed", seconds: 7200 } },
    {
      kind: "send",
      variants: [
        {
          id: "mail",
          share: 1,
          message: {
            channel: "webhook",
            url: `${server.origin}/mail`,
            note: { "*": "Still here: {product}" },
          },
        },
      ],
    },
  ];
  await edge.admin("PUT", "/campaigns/cart-left", { ...left, steps, ignoresQuietHours: true });
});

afterAll(async () => {
  await edge?.stop();
  await server?.close();
});

async function leaveCart(): Promise<PlainVisitor> {
  const visitor = new PlainVisitor(edge);
  await visitor.tell({ kind: "cart_add", item: { id: "kestrel-aero-3" }, quantity: 1 });
  return visitor;
}

const callsFor = ({ id }: PlainVisitor) => calls.entries.filter(({ told }) => told.visitor === id);

test("two hours after a cart is left the shop's server learns whose it is and what to write, unless they bought", async () => {
  const visitor = await leaveCart();
  const buyer = await leaveCart();
  await edge.advance(HOUR_MS);
  await buyer.buy("order-1");
  expect(callsFor(visitor)).toEqual([]);
  await edge.advance(HOUR_MS + 60_000);

  const { told } = await calls.waitFor((call) => call.told.visitor === visitor.id);
  expect(told).toMatchObject({
    campaign: "cart-left",
    variant: "mail",
    locale: "en",
    products: ["kestrel-aero-3"],
    note: "Still here: Kestrel Aero 3",
    cartUrl: expect.stringContaining(`${edge.edge}/c/`),
  });
  await edge.advance(24 * HOUR_MS);
  expect([callsFor(visitor).length, callsFor(buyer).length]).toEqual([1, 0]);
});

test("the shop's server can check that Edgewise wrote, and tell a second try from a second message", async () => {
  const { webhookSecret } = await edge.admin<OrderSourceView>("GET", "/orders");
  const { headers, body } = await calls.waitFor(() => true);
  const [, seconds, mac] = /^t=(\d+),v1=(.+)$/.exec(String(headers["edgewise-signature"])) ?? [];
  expect(mac).toBe(createHmac("sha256", webhookSecret).update(`${seconds}.${body}`).digest("hex"));
  expect(headers["edgewise-delivery"]).toContain("/cart-left/");
});
