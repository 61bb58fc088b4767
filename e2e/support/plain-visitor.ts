import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import type { EventKind, EventOf } from "#protocol/event.ts";
import type { PushSubscriptionKeys } from "#protocol/push.ts";
import { PROTOCOL_VERSION, VISIT_PATH } from "#protocol/wire.ts";

const answer = v.object({ visitor: v.optional(v.string()), renewPush: v.optional(v.boolean()) });

/** An event as a page tells it. */
export type Said = {
  [K in EventKind]: { readonly kind: K } & Omit<EventOf<K>, "kind" | "agoMs">;
}[EventKind];

/** A visitor who speaks to the edge as the tag does, without a browser. */
export class PlainVisitor {
  readonly #edge: string;
  readonly #origin: string;
  readonly #tab = randomBytes(16).toString("hex");
  readonly #address = `10.${[...randomBytes(3)].join(".")}`;
  readonly #site: string;
  #number = 0;
  #id: string | undefined;
  #push = false;
  /** Whether the last answer asked for the push address. */
  renewPush = false;

  constructor({ edge, shop }: { readonly edge: string; readonly shop: string }, site = "demo") {
    this.#edge = edge;
    this.#origin = shop;
    this.#site = site;
  }

  /** The id that the edge has given. */
  get id(): string {
    return this.#id ?? "";
  }

  /** Tells these events until the edge has them, as often as it takes; answers when it had. */
  async tell(...events: readonly Said[]): Promise<number> {
    const builtAt = Date.now();
    this.#push ||= events.some(({ kind }) => kind === "push_subscribed");
    const batch = {
      protocolVersion: PROTOCOL_VERSION,
      site: this.#site,
      visitor: this.#id,
      tab: this.#tab,
      number: ++this.#number,
      consent: { analytics: true, personalisation: true, push: this.#push },
      page: { path: "/p/kestrel-aero-3", locale: "en" },
      events: events.map((event) => ({ agoMs: 0, ...event })),
    };
    for (;;) {
      const body = JSON.stringify({ ...batch, heldMs: Date.now() - builtAt });
      const headers = {
        Origin: this.#origin,
        "User-Agent": "Mozilla/5.0",
        // Many visitors from one address would be taken for one who makes them up.
        "CF-Connecting-IP": this.#address,
      };
      // A machine that dies may take an answer with it of which a half has come already.
      const answered = await fetch(this.#edge + VISIT_PATH, { method: "POST", headers, body })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => ({ status: 503, text: "" }));
      if (answered.status === 200) {
        const { visitor, renewPush } = v.parse(answer, JSON.parse(answered.text));
        this.#id = visitor ?? this.#id;
        this.renewPush = renewPush ?? false;
        return Date.now();
      }
      if (answered.status < 429) throw new Error(answered.text);
      // The tag waits longer; a test has less time.
      await sleep(50);
    }
  }

  /** Allows push and puts something into the cart. */
  leaveCart(subscription: PushSubscriptionKeys): Promise<number> {
    return this.tell(
      { kind: "push_subscribed", subscription, text: "soft", locale: "en" },
      { kind: "consent", consent: { analytics: true, personalisation: true, push: true } },
      { kind: "cart_add", item: { id: "kestrel-aero-3" }, quantity: 1 },
    );
  }

  buy(order: string): Promise<number> {
    const lines = [{ id: "kestrel-aero-3", quantity: 1 }];
    return this.tell({ kind: "purchase", order, value: 249, currency: "EUR", lines });
  }
}
