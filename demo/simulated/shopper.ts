import type { PageFacts } from "#protocol/batch.ts";
import type { Answer } from "#protocol/decision.ts";
import type { PushPayload, PushSubscriptionKeys } from "#protocol/push.ts";
import { Chance } from "../../bench/simulate/chance.ts";
import { pauseOf, visitsWithin } from "../../bench/simulate/habits.ts";
import type { Product } from "../catalogue/product.ts";
import { vatCents } from "../money.ts";
import { Book } from "./book.ts";
import { Browser, type Told } from "./browser.ts";
import type { Cashier } from "./cashier.ts";
import { between, doubtsAbout, itemOf } from "./moods.ts";
import { nature } from "./nature.ts";
import { Reader } from "./reader.ts";
import type { Street } from "./street.ts";
import { Wishes } from "./tastes.ts";

const DAY_MS = 86_400_000;

interface Around {
  readonly street: Street;
  readonly cashier: Cashier;
  readonly days: number;
  readonly from: number;
  readonly subscription: (device: string) => PushSubscriptionKeys;
}

/** A person of the simulated shop, with wishes and a mind of their own. */
export class Shopper {
  readonly book = new Book();
  readonly device: string;
  readonly #around: Around;
  readonly #browser: Browser;
  readonly #wishes: Wishes;
  readonly #chance: Chance;
  readonly #isRemembered: boolean;
  readonly #reader: Reader;
  #cart: Product[] = [];
  // Whether the open cart is fetched anyway; drawn when it is left, whatever is said afterwards.
  #comesBack = false;
  #isTorn = false;
  #visit = 0;

  constructor(name: string, around: Around) {
    this.#around = around;
    this.device = name;
    const character = new Chance(`${name}/character`);
    this.#chance = new Chance(`${name}/visits`);
    this.#browser = new Browser(name, character, around.street);
    this.#wishes = new Wishes(character);
    const own = { name, browser: this.#browser, book: this.book, chance: this.#chance };
    this.#reader = new Reader({ ...own, ...around });
    this.#isRemembered = character.hits(nature.agreesToBeRemembered);
    const times = visitsWithin(around.days, around.from, character);
    for (const [index, at] of times.entries()) {
      around.street.timeline.at(at, () => this.#come(new Chance(`${name}/${index}`)));
    }
  }

  /** A push has arrived on this person's device. */
  pushed({ notification }: PushPayload): void {
    const { token } = notification.data;
    const { street } = this.#around;
    const chance = new Chance(`${token}/seen`);
    street.timeline.in(chance.exponential(12 * 60_000), () => {
      street.report(this.device, { kind: "shown", token, heldMs: 0 });
      this.book.touched("cart-left", street.timeline.now);
      const wins = !this.#comesBack && !this.#isTorn && chance.hits(nature.pushWins);
      const clicks = this.#cart.length > 0 && (wins || (this.#comesBack && chance.hits(0.5)));
      if (clicks) this.#follow(token, wins ? "cart-left" : null);
      else if (chance.hits(0.08)) this.#follow(token, undefined);
      else if (chance.hits(0.3)) street.report(this.device, { kind: "closed", token, heldMs: 0 });
    });
  }

  /** Opens what a push leads to; buys there unless it is only a look. */
  #follow(token: string, wonBy: string | null | undefined): void {
    const { street } = this.#around;
    street.report(this.device, { kind: "clicked", token, heldMs: 0 });
    const visit = ++this.#visit;
    this.#open({ path: "/cart", slots: ["cart"] }, [{ kind: "message_clicked", token }]);
    street.timeline.in(60_000, () => {
      if (this.#visit !== visit) return;
      if (wonBy === undefined) this.#browser.leave();
      else this.#checkOut(wonBy, this.#chance);
    });
  }

  #come(chance: Chance): void {
    const visit = ++this.#visit;
    const landing = { path: "/", ...this.#browser.arrive() };
    const opening: Told[] =
      visit === 1 && this.#isRemembered
        ? [{ kind: "consent", consent: this.#browser.consent }]
        : [];
    if (!this.#isRemembered) return;
    this.#open(landing, opening);
    this.#look(visit, 1 + Math.min(6, Math.floor(chance.exponential(1.1))), chance);
  }

  #look(visit: number, left: number, chance: Chance): void {
    this.#in(visit, pauseOf("view", chance), () => {
      const product = this.#wishes.product(chance);
      const before = between(this.#wishes, chance);
      this.#open({ path: `/p/${product.id}`, product: product.id, slots: ["recommendations"] }, [
        ...before,
        { kind: "product_view", item: itemOf(product) },
      ]);
      if (chance.hits(0.12))
        this.#in(visit, 9000, () =>
          this.#browser.mention({
            kind: "dwell",
            subject: "part",
            id: product.id,
            part: "reviews",
            engagedMs: 8000,
          }),
        );
      if (chance.hits(0.05))
        this.#in(visit, 7000, () =>
          this.#browser.send([{ kind: "wish_add", item: itemOf(product) }]),
        );
      if (left > 1) this.#look(visit, left - 1, chance);
      else this.#in(visit, pauseOf("view", chance), () => this.#decide(visit, product, chance));
    });
  }

  #decide(visit: number, product: Product, chance: Chance): void {
    if (!chance.hits(nature.fillsACart)) {
      this.#exit(chance);
      return;
    }
    const other = chance.hits(nature.takesTwoAlike) ? this.#wishes.alike(product, chance) : null;
    this.#put(product);
    if (other)
      this.#in(visit, pauseOf("cart", chance), () => {
        this.#open({ path: `/p/${other.id}`, product: other.id, slots: ["recommendations"] }, [
          { kind: "product_view", item: itemOf(other) },
        ]);
        this.#in(visit, 15_000, () => this.#put(other));
      });
    this.#in(visit, 45_000 + pauseOf("cart", chance), () => {
      this.#open({ path: "/cart", slots: ["cart"] });
      this.#in(visit, 30_000, () => this.#atTheCart(visit, other !== null, chance));
    });
  }

  #put(product: Product): void {
    this.#cart.push(product);
    this.#browser.send([{ kind: "cart_add", item: itemOf(product), quantity: 1 }], this.#see);
  }

  /** Buys, or leaves; the comparison may change the mind of somebody who couldn't choose. */
  #atTheCart(visit: number, isTorn: boolean, chance: Chance): void {
    const comesBack = chance.hits(nature.comesBack);
    const isHelped = chance.hits(nature.comparisonWins);
    this.#isTorn = isTorn;
    if (chance.hits(isTorn ? nature.buysAtOnceThoughTorn : nature.buysAtOnce)) {
      this.#checkOut(null, chance);
      return;
    }
    const sum = this.#cart.reduce((all, { priceCents }) => all + priceCents, 0);
    const doubts = doubtsAbout(sum, chance);
    if (doubts.length > 0) this.#browser.send(doubts);
    this.#browser.send(
      [{ kind: "exit_intent", by: this.#browser.isTouch ? "touch" : "mouse" }],
      (answer) => {
        this.#reader.see(answer);
        const isCompared = answer.shows.some(({ campaign }) => campaign === "help-to-choose");
        if (isCompared && isTorn && (isHelped || comesBack)) {
          this.#reader.clicked(answer.shows);
          // Who keeps one of the two needs no other.
          this.#cart = this.#cart.slice(-1);
          this.#in(visit, 25_000, () =>
            this.#checkOut(comesBack ? null : "help-to-choose", chance),
          );
        } else this.#in(visit, 4000, () => this.#walkOut(comesBack, chance));
      },
    );
  }

  #walkOut(comesBack: boolean, chance: Chance): void {
    this.#comesBack = comesBack;
    this.#leave();
    if (!comesBack) return;
    const { street } = this.#around;
    street.timeline.in(chance.between(DAY_MS / 5, 4 * DAY_MS), () => {
      if (!this.#comesBack || this.#cart.length === 0) return;
      const visit = ++this.#visit;
      this.#open({ path: "/cart", slots: ["cart"], referrer: "none" });
      this.#in(visit, 60_000, () => this.#checkOut(null, chance));
    });
  }

  #exit(chance: Chance): void {
    if (chance.hits(0.4)) this.#browser.send([{ kind: "exit_intent", by: "mouse" }]);
    const visit = this.#visit;
    this.#in(visit, 3000, () => this.#leave());
  }

  #checkOut(wonBy: string | null, chance: Chance): void {
    const visit = this.#visit;
    const goods = this.#cart;
    if (goods.length === 0) return;
    this.#cart = [];
    this.#comesBack = false;
    this.#open({ path: "/checkout" }, [{ kind: "checkout_stage", stage: "address" }]);
    this.#in(visit, 40_000, () =>
      this.#browser.send([
        { kind: "checkout_stage", stage: "shipping" },
        { kind: "checkout_stage", stage: "payment" },
      ]),
    );
    this.#in(visit, 90_000, () => {
      const { street, cashier } = this.#around;
      const goodsMinor = goods.reduce((all, { priceCents }) => all + priceCents, 0);
      const sale = cashier.sale(goods, goodsMinor, chance);
      this.book.bought({
        at: street.timeline.now,
        netMinor: goodsMinor - vatCents(goodsMinor),
        returnedAt: sale.returnedAt,
        wonBy,
      });
      const done: Told = { kind: "checkout_stage", stage: "done" };
      this.#open({ path: "/checkout/done" }, [done, { kind: "purchase", ...sale.purchase }]);
      cashier.confirm(sale, () => this.#browser.visitor, chance);
      this.#in(visit, 30_000, () => this.#leave());
    });
  }

  readonly #see = (answer: Answer): void => this.#reader.see(answer);

  /** Opens a page of the shop and does what the edge says there. */
  #open(facts: PageFacts, told: readonly Told[] = []): void {
    this.#browser.open(facts, told, this.#see);
  }

  #leave(): void {
    this.#browser.leave();
    this.#visit++;
  }

  /** Later, if this visit still goes on. */
  #in(visit: number, ms: number, run: () => void): void {
    this.#around.street.timeline.in(ms, () => {
      if (this.#visit === visit) run();
    });
  }
}
