import { afterAll, beforeAll, expect, test } from "vitest";
import type { Campaign, StepOf } from "#protocol/campaign.ts";
import type { PushPayload } from "#protocol/push.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";

const DAY_MS = 86_400_000;

let edge: RunningEdge;
let service: PlainPushService;
let visitor: PlainVisitor;
let link: URL;
let told: PushPayload["notification"];

beforeAll(async () => {
  service = await startPlainPushService();
  edge = await startEdge({ timeTravel: true, pushHosts: [new URL(service.origin).host] });
  await withButton();
  visitor = new PlainVisitor(edge);
  await visitor.leaveCart(service.subscription("phone"));
  await visitor.tell({ kind: "cart_add", item: { id: "solvane-marathon-pro" }, quantity: 2 });
  await edge.advance(21_000);
  const { payload } = await service.arrivals.waitFor(() => true);
  told = payload.notification;
  link = new URL(told.navigate);
});

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

/** The shop's journey for a cart that was left, with a button in every message. */
async function withButton(): Promise<void> {
  const campaigns = await edge.admin<readonly Campaign[]>("GET", "/campaigns");
  const left = campaigns.find(({ id }) => id === "cart-left");
  if (!left) throw new Error("The demo shop has this journey.");
  const steps = left.steps.map((step) =>
    step.kind === "send" ? { ...step, variants: step.variants.map(labelled) } : step,
  );
  await edge.admin("PUT", "/campaigns/cart-left", { ...left, steps });
}

function labelled(variant: StepOf<"send">["variants"][number]) {
  const { message } = variant;
  if (message.channel !== "web-push") return variant;
  return { ...variant, message: { ...message, buttons: [{ label: { "*": "To the cart" } }] } };
}

async function follow(url: URL | string): Promise<{ status: number; to: string | null }> {
  const { status, headers } = await fetch(url, { redirect: "manual" });
  return { status, to: headers.get("location") };
}

test("a push's link restores the cart on any device, through the shop's own handler", async () => {
  expect(link.href).toMatch(new RegExp(`^${edge.edge}/c/[\\w.-]+\\?ew_click=`));
  const { status, to } = await follow(link);
  expect(status).toBe(302);
  const click = encodeURIComponent(link.searchParams.get("ew_click") ?? "");
  expect(to).toBe(
    `${edge.shop}/cart?restore=kestrel-aero-3:1,solvane-marathon-pro:2&ew_click=${click}`,
  );
});

test("a button of the push leads to the cart as well", () => {
  expect(told.actions).toEqual([{ action: "button-1", title: "To the cart", navigate: link.href }]);
});

test("tells nobody whose cart it was, or what is in it", () => {
  expect(link.pathname).not.toContain(visitor.id);
  const [, sealed = ""] = link.pathname.split(".");
  expect(Buffer.from(sealed, "base64url").toString()).not.toMatch(/kestrel|demo/);
});

test("a link that was changed or made up leads nowhere", async () => {
  const end = link.pathname.endsWith("A") ? "B" : "A";
  const changed = link.pathname.slice(0, -3) + end + link.pathname.slice(-2);
  expect(await follow(edge.edge + changed)).toEqual({ status: 404, to: null });
  expect(await follow(`${edge.edge}/c/made.up`)).toEqual({ status: 404, to: null });
});

test("an old link leads to the shop's door", async () => {
  await edge.advance(31 * DAY_MS);
  const { to } = await follow(link);
  expect(to).toMatch(new RegExp(`^${edge.shop}/\\?ew_click=`));
});
