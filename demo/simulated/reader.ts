import type { Answer, Show } from "#protocol/decision.ts";
import type { PushSubscriptionKeys } from "#protocol/push.ts";
import type { Chance } from "../../bench/simulate/chance.ts";
import type { Book } from "./book.ts";
import type { Browser } from "./browser.ts";
import { nature } from "./nature.ts";
import type { Street } from "./street.ts";

interface Around {
  readonly name: string;
  readonly browser: Browser;
  readonly book: Book;
  readonly chance: Chance;
  readonly street: Street;
  readonly subscription: (device: string) => PushSubscriptionKeys;
}

/** What a person does with what the edge says: reads, presses, allows push or not. */
export class Reader {
  readonly #around: Around;
  readonly #name: string;
  readonly #browser: Browser;
  readonly #book: Book;
  readonly #chance: Chance;
  #isSubscribed = false;

  constructor(around: Around) {
    this.#around = around;
    this.#name = around.name;
    this.#browser = around.browser;
    this.#book = around.book;
    this.#chance = around.chance;
  }

  /** The page drew what the edge said. */
  see({ shows, renewPush }: Answer): void {
    if (renewPush && this.#isSubscribed) this.#subscribe();
    if (shows.length === 0) return;
    const { street } = this.#around;
    for (const { campaign } of shows) this.#book.touched(campaign, street.timeline.now);
    for (const { receipt } of shows) this.#browser.mention({ kind: "banner_shown", receipt });
    const prompt = shows.find(({ drawing }) => drawing.kind === "push-prompt");
    if (prompt) this.#answerPrompt(prompt);
    const bar = shows.find(({ campaign }) => campaign === "free-shipping");
    if (bar && this.#chance.hits(0.25)) this.clicked([bar]);
    const list = shows.find(({ campaign }) => campaign === "goes-with-it");
    if (list && this.#chance.hits(0.07)) this.clicked([list]);
  }

  /** Presses what was shown. */
  clicked(shows: readonly Show[]): void {
    for (const { receipt } of shows) this.#browser.mention({ kind: "banner_clicked", receipt });
  }

  #answerPrompt({ receipt }: Show): void {
    const agrees = this.#chance.hits(nature.takesPush);
    this.#browser.mention(
      { kind: "push_prompt", step: "asked" },
      { kind: "push_prompt", step: agrees ? "agreed" : "declined" },
      agrees ? { kind: "banner_clicked", receipt } : { kind: "banner_dismissed", receipt },
    );
    if (!agrees) return;
    const consent = { ...this.#browser.consent, push: true };
    this.#browser.consent = consent;
    this.#browser.mention({ kind: "consent", consent }, { kind: "push_prompt", step: "granted" });
    this.#subscribe();
  }

  #subscribe(): void {
    this.#isSubscribed = true;
    const subscription = this.#around.subscription(this.#name);
    this.#browser.send([
      { kind: "push_subscribed", subscription, text: "soft", locale: this.#browser.language },
    ]);
  }
}
