import { randomBytes } from "node:crypto";
import type { RunningEdge } from "#e2e/edge.ts";
import type { Answer } from "#protocol/decision.ts";

/** Somebody in the shop, as the tag reports them: over HTTP, from the shop's origin. */
export interface Shopper {
  /** Reports what just happened and takes the edge's answer. */
  readonly does: (...events: readonly object[]) => Promise<Answer>;
  /** The id that the edge gave. */
  readonly id: () => string;
}

const PERSON =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

/** A new visitor in a new tab. */
export function newShopper({ edge, shop }: RunningEdge): Shopper {
  const tab = randomBytes(18).toString("base64url");
  let number = 0;
  let visitor: string | undefined;
  return {
    id: () => visitor ?? "",
    async does(...events) {
      number += 1;
      const response = await fetch(`${edge}/v1/visit`, {
        method: "POST",
        headers: { Origin: shop, "User-Agent": PERSON, "Content-Type": "text/plain" },
        body: JSON.stringify({
          protocolVersion: 1,
          site: "demo",
          tab,
          number,
          visitor,
          consent: { analytics: true, personalisation: true, push: true },
          page: { path: "/", locale: "de", timeZone: "Europe/Berlin" },
          events: events.map((event) => ({ agoMs: 0, ...event })),
        }),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const answer: Answer = await response.json();
      visitor = answer.visitor ?? visitor;
      return answer;
    },
  };
}

const racer = { id: "kestrel-aero-3", price: 249, currency: "EUR" };
const trainer = { id: "solvane-marathon-pro", price: 239, currency: "EUR" };

export const looks = { kind: "product_view", item: racer };
export const adds = { kind: "cart_add", item: racer, quantity: 1 };
export const addsAnother = { kind: "cart_add", item: trainer, quantity: 1 };
export const leaves = { kind: "exit_intent", by: "mouse" };

export function reaches(stage: "address" | "shipping" | "payment"): object {
  return { kind: "checkout_stage", stage, value: 249, currency: "EUR" };
}

export function buys(order: string): object {
  return {
    kind: "purchase",
    order,
    value: 249,
    currency: "EUR",
    lines: [{ ...racer, quantity: 1 }],
  };
}

/** An ordinary hour: some look, some fill a cart, one buys, the others leave. */
export async function busyHour(running: RunningEdge): Promise<void> {
  for (let index = 0; index < 9; index++) {
    const shopper = newShopper(running);
    await shopper.does(looks, { kind: "search", query: "marathon", results: 4 });
    await shopper.does(
      { kind: "web_vital", name: "LCP", value: 1200 + index * 400 },
      { kind: "web_vital", name: "INP", value: 90 + index * 30 },
      { kind: "push_prompt", step: index % 3 === 0 ? "declined" : "asked" },
    );
    if (index % 3 !== 2) {
      const { shows } = await shopper.does(adds, addsAnother, leaves);
      await shopper.does(
        ...shows.map(({ receipt }) => ({ kind: "banner_shown", receipt })),
        ...shows.slice(index % 2).map(({ receipt }) => ({ kind: "banner_clicked", receipt })),
      );
    }
    if (index % 4 === 1) await shopper.does(reaches("address"), reaches("shipping"));
    if (index === 4) await shopper.does(reaches("payment"), buys("T-4"));
  }
}
