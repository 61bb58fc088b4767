import type { PageFacts } from "#protocol/batch.ts";
import type { Answer } from "#protocol/decision.ts";
import type { Consent, TrackerEvent } from "#protocol/event.ts";
import type { Chance } from "../../bench/simulate/chance.ts";
import type { Street } from "./street.ts";

/** A fact without its moment: it happens now. */
export type Told = TrackerEvent extends infer E
  ? E extends TrackerEvent
    ? Omit<E, "agoMs">
    : never
  : never;

const places = [
  { timeZone: "Europe/Berlin", locale: "de-DE" },
  { timeZone: "Europe/Berlin", locale: "de-DE" },
  { timeZone: "Europe/Vienna", locale: "de-AT" },
  { timeZone: "Europe/Dublin", locale: "en-IE" },
] as const;

const ways: Readonly<Record<string, Partial<PageFacts>>> = {
  search: { referrer: "search" },
  paid: { referrer: "search", source: "google", medium: "cpc", paidClick: true },
  social: { referrer: "social", source: "instagram", medium: "social" },
  mail: { referrer: "mail", source: "newsletter", medium: "email" },
  direct: { referrer: "none" },
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** One person's browser: its pages, its tag's batches, what the edge told it. */
export class Browser {
  readonly isTouch: boolean;
  visitor: string | undefined;
  consent: Consent = { analytics: true, personalisation: true, push: false };
  readonly #who: string;
  readonly #chance: Chance;
  readonly #street: Street;
  readonly #place: (typeof places)[number];
  #first: string | undefined;
  #tab = { id: "", number: 0 };
  #facts: PageFacts = { path: "/" };
  #openedAt = 0;
  // What can wait for the next batch, as the tag lets it.
  #waiting: Told[] = [];

  constructor(who: string, chance: Chance, street: Street) {
    this.#who = who;
    this.#chance = chance;
    this.#street = street;
    this.#place = chance.pick(places);
    this.isTouch = chance.hits(0.52);
  }

  get path(): string {
    return this.#facts.path;
  }

  get language(): string {
    return this.#place.locale.slice(0, 2);
  }

  /** Comes from somewhere else. */
  arrive(): Partial<PageFacts> {
    const shares = { search: 34, paid: 18, social: 16, mail: 9, direct: 23 };
    return ways[this.#chance.weighted(shares)] ?? {};
  }

  /** Opens a page of the shop, which is one application: its pages change without being loaded anew. */
  open(facts: PageFacts, told: readonly Told[], answered: (answer: Answer) => void): void {
    const isFirst = !this.#tab.id;
    if (isFirst) this.#tab = { id: this.#random(22), number: 0 };
    else this.mention(this.#dwell());
    this.#first ??= this.#tab.id;
    this.#openedAt = this.#street.timeline.now;
    this.#facts = {
      ...this.#place,
      touch: this.isTouch,
      width: this.isTouch ? 390 : 1440,
      referrer: "own",
      ...facts,
    };
    const view: Told = isFirst ? { kind: "page_view" } : { kind: "page_view", spa: true };
    this.send([view, ...told], answered);
  }

  /** Leaves the page as it is, with what it measured. */
  leave(): void {
    if (!this.#tab.id) return;
    const vitals = this.#chance.hits(0.5) ? this.#vitals() : [];
    this.#post([...vitals, this.#dwell(), { kind: "gone" }], true, () => undefined);
    this.#tab = { id: "", number: 0 };
  }

  #dwell(): Told {
    const openMs = this.#street.timeline.now - this.#openedAt;
    const engagedMs = Math.round(Math.min(openMs, 300_000) * this.#chance.between(0.5, 0.95));
    const { product } = this.#facts;
    return product
      ? { kind: "dwell", subject: "product", id: product, engagedMs, scroll: this.#chance.share() }
      : { kind: "dwell", subject: "page", id: this.#facts.path, engagedMs };
  }

  /** Goes along with the next batch of this page. */
  mention(...told: readonly Told[]): void {
    this.#waiting.push(...told);
  }

  send(told: readonly Told[], answered: (answer: Answer) => void = () => undefined): void {
    this.#post(told, false, answered);
  }

  #post(told: readonly Told[], leaving: boolean, answered: (answer: Answer) => void): void {
    const { visitor } = this;
    const { id: tab } = this.#tab;
    if (!tab) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#street.post(
      this.#who,
      {
        ...(visitor !== undefined && { visitor }),
        ...(this.#first !== undefined && this.#first !== tab && { first: this.#first }),
        tab,
        number: ++this.#tab.number,
        consent: this.consent,
        page: this.#facts,
        leaving,
        events: [...waiting, ...told].map((event) => ({ ...event, agoMs: 0 })),
      },
      (answer) => {
        this.visitor = answer.visitor ?? this.visitor;
        if (!leaving && this.#tab.id === tab) answered(answer);
      },
    );
  }

  #vitals(): readonly Told[] {
    const slow = this.isTouch ? 1.5 : 1;
    const skewed = (typical: number) => typical * slow * Math.exp(this.#chance.between(-0.7, 0.9));
    return [
      { kind: "web_vital", name: "LCP", value: Math.round(skewed(1300)) },
      { kind: "web_vital", name: "INP", value: Math.round(skewed(70)) },
      { kind: "web_vital", name: "CLS", value: this.#chance.hits(0.7) ? 0 : skewed(0.04) },
      { kind: "web_vital", name: "TTFB", value: Math.round(skewed(240)) },
    ];
  }

  #random(length: number): string {
    return Array.from(
      { length },
      () => LETTERS[Math.floor(this.#chance.share() * LETTERS.length)] ?? "A",
    ).join("");
  }
}
