import type { Banner, BannerKind, BannerOf } from "#protocol/catalog/banners.ts";
import type { Drawing } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import type { Localized } from "#protocol/text.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { cardOf } from "./card.ts";
import { comparisonOf } from "./comparison.ts";
import { featuresOf } from "./features.ts";
import type { GivenCode } from "./campaign-memory.ts";
import { missingToFreeShipping } from "./free-shipping.ts";
import { wordsFor } from "./placeholder-words.ts";
import { recommendedCards } from "./recommended.ts";
import { subjectOf } from "./subject.ts";
import { closeIn, directionOf, fill, inLanguage } from "./words.ts";

/** What a banner is drawn from. */
export interface Sitting {
  readonly state: VisitorState;
  readonly moment: Moment;
  /** The product that the occasion is about, if it is about one. */
  readonly occasion: string | null;
  readonly offer: GivenCode | null;
}

/** Texts of one visitor: a text that cannot be completed makes the whole drawing impossible. */
interface Pen {
  readonly write: (text: Localized) => string;
  readonly subject: () => Product | null;
}

type Part = Omit<Drawing, "kind" | "locale" | "direction" | "close">;
type Draw<K extends BannerKind> = (banner: BannerOf<K>, pen: Pen, sitting: Sitting) => Part | null;

type Plain = Pick<BannerOf<"modal">, "title" | "button"> & {
  readonly text?: Localized | undefined;
};

const plain = ({ title, text, button }: Plain, { write, subject }: Pen): Part => {
  const url = button?.url ?? subject()?.url;
  return {
    title: write(title),
    ...(text && { text: write(text) }),
    ...(button && { button: { label: write(button.label), ...(url !== undefined && { url }) } }),
  };
};

const withProduct = (banner: Plain, pen: Pen, sitting: Sitting): Part => {
  const product = pen.subject();
  const { moment, state } = sitting;
  const features = product ? featuresOf(product, state, moment) : [];
  return {
    ...plain(banner, pen),
    ...(product && { cards: [cardOf(product, state, moment, features)] }),
    ...ending(sitting),
  };
};

const drawings: { readonly [K in BannerKind]: Draw<K> } = {
  bar: (banner, pen, sitting) => ({
    ...plain(banner, pen),
    ...ending(sitting),
    position: banner.position ?? "top",
  }),
  "corner-card": withProduct,
  modal: withProduct,
  countdown: (banner, pen, sitting) => (sitting.offer ? withProduct(banner, pen, sitting) : null),
  inline: (banner, pen, sitting) => ({
    ...plain(banner, pen),
    ...ending(sitting),
    slot: banner.slot,
  }),
  recommendations: ({ title, source, count, slot }, { write, subject }, { state, moment }) => {
    const cards = recommendedCards(source, subject(), count, state, moment);
    if (cards.length === 0) return null;
    return { title: write(title), cards, ...(slot !== undefined && { slot }) };
  },
  comparison: (banner, pen, { state, moment }) => {
    const comparison = comparisonOf(state, moment);
    return comparison && { ...plain(banner, pen), ...comparison };
  },
  "free-shipping": ({ title, reached, slot }, { write }, { state, moment }) => {
    const progress = missingToFreeShipping(state, moment);
    if (!progress) return null;
    return {
      title: write(progress.missing === 0 ? reached : title),
      progress: progress.share,
      ...(slot !== undefined && { slot }),
    };
  },
  "exit-form": (banner, { write, subject }, { state, moment }) => {
    const { title, text, label, submit, endpoint, thanks, confirms } = banner;
    const product = subject();
    return {
      title: write(title),
      ...(text && { text: write(text) }),
      ...(product && { cards: [cardOf(product, state, moment)] }),
      field: write(label),
      button: { label: write(submit) },
      endpoint,
      ...(thanks && { thanks: write(thanks) }),
      ...(confirms && { confirms }),
    };
  },
  survey: ({ question, choices, thanks }, { write }) => ({
    title: write(question),
    choices: choices.map(({ value, label }) => ({ value, label: write(label) })),
    thanks: write(thanks),
  }),
  answers: ({ title, entries }, { write }) => ({
    title: write(title),
    entries: entries.map(({ question, answer }) => ({
      question: write(question),
      answer: write(answer),
    })),
  }),
  "push-prompt": ({ title, text, agree, decline }, { write }) => ({
    title: write(title),
    ...(text && { text: write(text) }),
    agree: write(agree),
    decline: write(decline),
  }),
  download: ({ title, text, asset, button }, { write }) => ({
    title: write(title),
    ...(text && { text: write(text) }),
    asset,
    button: { label: write(button.label), url: button.url },
  }),
};

/** The banner in this visitor's words and prices; null if there is nothing true to say. */
export function drawingOf(banner: Banner, sitting: Sitting): Drawing | null {
  const { state, moment, occasion, offer } = sitting;
  const { locale } = state.profile;
  const subject = lazy(() => subjectOf(state, moment, occasion));
  let complete = true;
  const write = (text: Localized) => {
    const words = wordsFor(state, moment, subject(), offer);
    const filled = fill(inLanguage(text, locale), words);
    if (filled === null) complete = false;
    return filled ?? "";
  };
  const part = draw(banner, { write, subject }, sitting);
  if (!part || !complete) return null;
  const direction = directionOf(locale);
  return { ...part, kind: banner.kind, locale, direction, close: closeIn(locale) };
}

function draw<K extends BannerKind>(banner: BannerOf<K>, pen: Pen, sitting: Sitting): Part | null {
  const kind: K = banner.kind;
  return drawings[kind](banner, pen, sitting);
}

function ending({ offer, moment }: Sitting): Part {
  return offer ? { code: offer.code, endsInMs: Math.max(0, offer.endsAt - moment.now) } : {};
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
