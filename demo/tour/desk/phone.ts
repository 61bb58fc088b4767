import { createHash } from "node:crypto";
import * as v from "valibot";
import { pushPayload, type PushReport, type PushSubscriptionKeys } from "#protocol/push.ts";
import { PROTOCOL_VERSION, PUSH_REPORT_PATH, VISIT_PATH } from "#protocol/wire.ts";
import { PushReceiver } from "../../receiver.ts";
import type { PhoneMessage } from "../trace.ts";

interface Arrived extends PhoneMessage {
  readonly token: string;
}

const KEPT = 5;

/** A phone of our own for visitors whose browser refuses push: the edge seals and sends to it as to any other. */
export class Phone {
  readonly #edge: string;
  readonly #shop: string;
  /** Begins the address of every device of this phone. */
  readonly address: string;
  readonly #receiver = new PushReceiver();
  readonly #messages = new Map<string, readonly Arrived[]>();
  #batches = 0;

  constructor(around: { readonly edge: string; readonly shop: string }) {
    this.#edge = around.edge;
    this.#shop = around.shop;
    this.address = `http://127.0.0.1:${new URL(around.shop).port}/tour/push`;
  }

  endpoint(visitor: string): string {
    return `${this.address}/${createHash("sha256").update(visitor).digest("hex").slice(0, 24)}`;
  }

  /** Lets this phone stand in for the visitor's device, as their browser's tag would tell it. */
  async subscribe(site: string, visitor: string): Promise<void> {
    const subscription: PushSubscriptionKeys = this.#receiver.subscription(this.endpoint(visitor));
    const consent = { analytics: true, personalisation: true, push: true };
    const told = [
      { kind: "consent", consent },
      { kind: "push_prompt", step: "granted" },
      { kind: "push_subscribed", subscription, locale: "en" },
    ];
    await this.#post(VISIT_PATH, {
      site,
      visitor,
      tab: `phone-of-the-tour-${Date.now()}`,
      number: ++this.#batches,
      consent,
      page: { path: "/" },
      events: told.map((event) => ({ ...event, agoMs: 0 })),
    });
  }

  /** A push has come for a device of this phone. */
  async arrive(endpoint: string, body: Buffer): Promise<void> {
    const { notification } = v.parse(pushPayload, JSON.parse(this.#receiver.open(body)));
    const { title, body: text = "", navigate, image, data } = notification;
    const message: Arrived = {
      key: data.key,
      token: data.token,
      at: Date.now(),
      title,
      body: text,
      navigate,
      ...(image !== undefined && { image }),
    };
    const before = this.#messages.get(endpoint) ?? [];
    if (before.some(({ key }) => key === data.key)) return;
    this.#messages.set(endpoint, [message, ...before].slice(0, KEPT));
    await this.#report({ kind: "shown", token: data.token, heldMs: 0 });
  }

  messages(visitor: string): readonly PhoneMessage[] {
    return (this.#messages.get(this.endpoint(visitor)) ?? []).map(
      ({ token: _secret, ...message }) => message,
    );
  }

  /** Somebody tapped a message; answers where it leads. */
  async tapped(visitor: string, key: string): Promise<string | null> {
    const mine = this.#messages.get(this.endpoint(visitor)) ?? [];
    const message = mine.find((one) => one.key === key);
    if (!message) return null;
    await this.#report({ kind: "clicked", token: message.token, heldMs: 0 });
    return message.navigate;
  }

  async #report(report: PushReport): Promise<void> {
    await this.#post(PUSH_REPORT_PATH, { reports: [report] });
  }

  async #post(path: string, body: object): Promise<void> {
    const response = await fetch(this.#edge + path, {
      method: "POST",
      headers: { Origin: this.#shop, "User-Agent": "Mozilla/5.0 (phone of the tour)" },
      body: JSON.stringify({ protocolVersion: PROTOCOL_VERSION, ...body }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
