import type { PageFacts } from "#protocol/batch.ts";
import type { Consent, TrackerEvent } from "#protocol/event.ts";
import type { Chance } from "./chance.ts";
import { type Act, actAfter, pauseOf, visitsWithin } from "./habits.ts";
import type { Host } from "./host.ts";
import type { Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import type { Shell, VisitReceipt } from "./shell.ts";
import { products, START } from "./shop.ts";

type Told = TrackerEvent extends infer E
  ? E extends TrackerEvent
    ? Omit<E, "agoMs">
    : never
  : never;

const places = [
  { timeZone: "Europe/Berlin", locale: "de-DE" },
  { timeZone: "Europe/Berlin", locale: "de-DE" },
  { timeZone: "America/New_York", locale: "en-US" },
  { timeZone: "Asia/Kolkata", locale: "en-US" },
] as const;

/** A person with habits, a browser and a mind of their own about consent. */
export class Customer {
  readonly visitor: string;
  readonly place: (typeof places)[number];
  readonly #chance: Chance;
  #network: Network | null = null;
  #ledger: Ledger | null = null;
  #host: Host<Shell> | null = null;
  #consent: Consent;
  #endpoint: string | null = null;
  #isIssued = false;
  #isGone = false;
  #orders = 0;
  #tab = { id: "", number: 0 };

  constructor(name: string, chance: Chance) {
    this.visitor = `${name.replaceAll("/", "-")}-of-the-simulated-shop`;
    this.#chance = chance;
    this.place = chance.pick(places);
    const push = chance.hits(0.7);
    const personalisation = push || chance.hits(0.7);
    this.#consent = { analytics: true, personalisation, push };
  }

  /** Comes by a few times within so many days. */
  live(days: number, around: { host: Host<Shell>; network: Network; ledger: Ledger }): void {
    this.#host = around.host;
    this.#network = around.network;
    this.#ledger = around.ledger;
    for (const [index, at] of visitsWithin(days, START, this.#chance).entries()) {
      around.host.timeline.at(at, () => this.#visit(index));
    }
  }

  /** A push came: it is seen, closed or followed. */
  seen(key: string): void {
    const { timeline, clock } = this.#the();
    timeline.in(this.#chance.exponential(5 * 60_000), () => {
      const kind = this.#chance.hits(0.15) ? "closed" : "shown";
      const report = { kind, token: key, heldMs: 0 } as const;
      this.#the().call(
        (shell) => shell.pushReport(key, report, clock.now()),
        () => undefined,
      );
      if (this.#chance.hits(0.2)) this.#visit(99, [{ kind: "message_clicked", token: key }]);
    });
  }

  #the(): Host<Shell> {
    if (!this.#host) throw new Error("Nobody lives yet");
    return this.#host;
  }

  #visit(index: number, opening: readonly Told[] = []): void {
    if (this.#isGone) return;
    // What tells tabs apart comes first: the edge looks at sixteen letters, and the tag's are drawn by chance.
    const moment = (this.#the().timeline.now % 1e7).toFixed(4);
    this.#tab = { id: `${moment}-${index}`.padEnd(22, "x"), number: 0 };
    const { id } = this.#tab;
    if (opening.length > 0) this.#send([{ kind: "page_view" }, ...opening]);
    if (this.#consent.push && !this.#endpoint && this.#chance.hits(0.6)) this.#subscribe();
    this.#goOn("start", id);
  }

  #goOn(before: Act | "start", tab: string): void {
    const act = actAfter(before, this.#chance);
    this.#the().timeline.in(pauseOf(act, this.#chance), () => {
      if (this.#isGone || this.#tab.id !== tab) return;
      this.#do(act);
      if (this.#chance.hits(0.003)) this.#changeMind();
      if (act !== "end") this.#goOn(act, tab);
    });
  }

  #do(act: Act): void {
    const product = this.#chance.pick(products);
    const item = { id: product.id, price: product.price / 100, currency: "EUR" };
    switch (act) {
      case "view":
        this.#send([{ kind: "page_view" }, { kind: "product_view", item }], product.url);
        break;
      case "cart":
        this.#send([{ kind: "cart_add", item, quantity: 1 }]);
        break;
      case "remove_from_cart":
        this.#send([{ kind: "cart_remove", item, quantity: 1 }]);
        break;
      case "purchase":
        this.#buy(item);
        break;
      case "end":
        this.#leave(product.url);
    }
  }

  #buy(item: { readonly id: string; readonly price: number }): void {
    const order = `${this.visitor}/${++this.#orders}`;
    this.#send([{ kind: "checkout_stage", stage: "address" }], "/checkout");
    this.#send([{ kind: "checkout_stage", stage: "payment" }], "/checkout");
    const lines = [{ ...item, quantity: 1 }];
    const bought: Told = { kind: "purchase", order, value: item.price, currency: "EUR", lines };
    this.#send([{ kind: "page_view" }, bought], "/thanks");
    // Somebody reloads the page that thanks them.
    if (this.#chance.hits(0.1)) this.#send([{ kind: "page_view" }, bought], "/thanks");
  }

  #leave(path: string): void {
    if (this.#chance.hits(0.3)) this.#send([{ kind: "exit_intent", by: "mouse" }], path);
    if (this.#chance.hits(0.15)) this.#send([{ kind: "checkout_stage", stage: "payment" }], path);
    const engagedMs = 1000 * this.#chance.between(1, 200);
    const dwell: Told = { kind: "dwell", subject: "page", id: path, engagedMs };
    this.#send([dwell, { kind: "gone" }], path, true);
  }

  #subscribe(): void {
    this.#endpoint = `https://fcm.googleapis.com/fcm/send/${this.#chance.share()}`;
    const keys = { p256dh: `B${"a".repeat(86)}`, auth: "a".repeat(22) };
    this.#send([{ kind: "push_subscribed", subscription: { endpoint: this.#endpoint, keys } }]);
  }

  #changeMind(): void {
    if (this.#chance.hits(0.3)) {
      const consent = { analytics: false, personalisation: false, push: false };
      this.#consent = consent;
      this.#send([{ kind: "consent", consent }]);
      this.#isGone = true;
      if (this.#ledger) this.#ledger.erased = true;
      return;
    }
    this.#consent = { ...this.#consent, push: !this.#consent.push };
    this.#endpoint = null;
    this.#send([{ kind: "consent", consent: this.#consent }]);
  }

  #send(told: readonly Told[], path = "/", leaving = false): void {
    const page: PageFacts = { path, ...this.place };
    const post = {
      visitor: this.visitor,
      isIssued: this.#isIssued,
      tab: this.#tab.id,
      number: ++this.#tab.number,
      consent: this.#consent,
      page,
      leaving,
      events: told.map((event): TrackerEvent => ({ ...event, agoMs: 0 })),
    };
    this.#network?.post(post, (receipt) => this.#answered(receipt, leaving));
  }

  #answered({ shows, erased }: VisitReceipt, leaving: boolean): void {
    if (erased) {
      this.#isGone = true;
      return;
    }
    this.#isIssued = true;
    if (leaving || shows.length === 0) return;
    const { timeline } = this.#the();
    timeline.in(1000, () =>
      this.#react(shows.map(({ receipt }) => ({ kind: "banner_shown", receipt }))),
    );
    const { receipt } = shows[0] ?? { receipt: "" };
    const reaction = this.#chance.share();
    if (reaction < 0.1) timeline.in(6000, () => this.#react([{ kind: "banner_clicked", receipt }]));
    else if (reaction < 0.4)
      timeline.in(4000, () => this.#react([{ kind: "banner_dismissed", receipt }]));
  }

  #react(told: readonly Told[]): void {
    if (!this.#isGone) this.#send(told);
  }
}
