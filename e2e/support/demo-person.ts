import type { CountsView, VisitorRow } from "#protocol/views.ts";
import type { RunningEdge } from "./edge.ts";
import type { PushBrowser } from "./push-browsers.ts";
import { until } from "./until.ts";

/** What a test needs to see of a visitor's state; times in epoch milliseconds. */
export interface Inside {
  readonly visitor: string;
  readonly push: { readonly pushKey: string; readonly keys: { readonly endpoint: string } } | null;
  readonly agreed: { readonly text: string; readonly locale: string; readonly at: number } | null;
  readonly jobs: readonly { readonly kind: string; readonly at: number }[];
  /** The orders, with the campaign that each is credited to. */
  readonly ledger: readonly { readonly claim: string | null }[];
  readonly receipts: { readonly open: readonly { readonly state: string }[] };
  readonly deliveries: readonly {
    readonly key: string;
    readonly nextAt: number;
    readonly state: string;
  }[];
}

/** A person in the demo shop, in any browser. */
export class DemoPerson {
  readonly #browser: PushBrowser;
  readonly #edge: RunningEdge;

  constructor(browser: PushBrowser, edge: RunningEdge) {
    this.#browser = browser;
    this.#edge = edge;
  }

  /** Comes, lets the shop remember, and allows push when the shop asks because of a cart. */
  async subscribe(): Promise<void> {
    await this.#browser.goto(this.#edge.shop);
    await this.#click("Yes, remember", "document");
    await this.putIntoCart();
    await this.#click("Yes, please", BANNER);
    await until(() => this.counted("event/push_subscribed").then((count) => count > 0), 30_000);
  }

  async putIntoCart(product = "kestrel-aero-3"): Promise<void> {
    await this.#browser.goto(`${this.#edge.shop}/p/${product}`);
    await this.#browser.evaluate(`document.querySelector("input[name=size]").click()`);
    await this.#click("Add to cart", "document");
  }

  /** Tells the data layer what a shop's last page tells it. */
  async buy(order: string, product = "kestrel-aero-3"): Promise<void> {
    const lines = [{ item_id: product, price: 249, quantity: 1 }];
    const ecommerce = { transaction_id: order, value: 249, currency: "EUR", items: lines };
    await this.#browser.evaluate(
      `void (window.dataLayer ??= []).push(${JSON.stringify({ event: "purchase", ecommerce })})`,
    );
  }

  /** How often something was counted today. */
  async counted(name: string): Promise<number> {
    const { buckets } = await this.#edge.admin<CountsView>("GET", "/counts?step=day");
    return buckets.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
  }

  /** All that the edge keeps of the visitor seen last. */
  async inside(): Promise<Inside> {
    const [visitor] = await this.#edge.admin<readonly VisitorRow[]>("GET", "/visitors");
    if (!visitor) throw new Error("The edge knows nobody.");
    const path = `/visitors/${visitor.visitor}/export`;
    return (await this.#edge.admin<{ state: Inside }>("GET", path)).state;
  }

  /** When the cart will count as left, as the edge has it now. */
  async leftAt(): Promise<number> {
    const silence = await until(async () =>
      (await this.inside()).jobs.find(({ kind }) => kind === "silence"),
    );
    return silence.at;
  }

  async #click(label: string, where: string): Promise<void> {
    const button = `[...(${where}?.querySelectorAll("button") ?? [])].find((one) => one.textContent.trim() === ${JSON.stringify(label)})`;
    await until(() => this.#browser.evaluate(`Boolean(${button})`), 20_000);
    await this.#browser.evaluate(`void ${button}.click()`);
  }
}

const BANNER = `[...document.querySelectorAll("edgewise-banner")].at(-1)?.shadowRoot`;

/** Wakes the edge up: a decision that takes longer than 800 ms is not shown, and rightly so. */
export async function warmUp({ edge, shop }: RunningEdge): Promise<void> {
  for (let number = 1; number <= 3; number++) {
    const body = JSON.stringify({
      protocolVersion: 1,
      site: "demo",
      tab: "somebody-else-entirely-1",
      number,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/p/paceward-first" },
      events: [{ kind: "product_view", agoMs: 0, item: { id: "paceward-first" } }],
    });
    const headers = { Origin: shop, "User-Agent": "Mozilla/5.0" };
    await fetch(`${edge}/v1/visit`, { method: "POST", headers, body });
  }
}
