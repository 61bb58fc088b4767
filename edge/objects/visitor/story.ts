import type { StoryView } from "#protocol/story.ts";
import type { DecisionView } from "#protocol/views.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import { explain } from "../../domain/decide/explain.ts";
import { reasonText } from "../../domain/persona/reason-words.ts";
import { understand } from "../../domain/persona/understand.ts";
import { cartLines } from "../../domain/session/session.ts";
import { spokenOf } from "../../domain/session/spoken-of.ts";
import type { VisitorState } from "../../domain/state.ts";
import type { View } from "../../published/view.ts";
import type { Latest } from "../census/news.ts";
import type { LogEntry } from "./store.ts";

const LATEST = 5;

/** What the shop may know of one visitor, in words. */
export function storyOf(
  state: VisitorState,
  log: readonly LogEntry[],
  view: View,
  now: number,
  locale: string,
): StoryView {
  const { snapshot, catalogue } = view;
  const { understanding } = understand(state, snapshot, catalogue, now);
  const { persona, mode, tier, lifecycle, probability, cause } = understanding;
  const nameOf = (known: string) => snapshot.personas.find(({ id }) => id === known)?.name ?? known;
  const campaigns = new Map(snapshot.campaigns.map(({ id, name }) => [id, name]));
  const { past = [], ...latest } = state.persona;
  return {
    visitor: state.visitor,
    createdAt: state.createdAt,
    understanding: {
      persona: persona.id === null ? null : nameOf(persona.id),
      mode: mode.id,
      priceTier: tier,
      lifecycle,
      purchaseProbability: probability,
      cause: cause.id,
      evidence: cause.evidence.map((reason) => reasonText(reason, locale)),
    },
    personas: [...past, latest].toReversed().flatMap(({ id, since, why = [] }) => {
      const reasons = why.map((reason) => reasonText(reason, locale));
      return id === null ? [] : { at: since, name: nameOf(id), reasons };
    }),
    events: log
      .flatMap(({ call }) =>
        (call?.placed ?? []).map(({ event, at }) => {
          const of = spokenOf(event, catalogue);
          return { at, what: event.kind, ...(of !== null && { of }) };
        }),
      )
      .toSorted((left, right) => right.at - left.at)
      .slice(0, 100),
    cart: cartLines(state.session).map(({ id, name, quantity, price, currency }) => ({
      id,
      name,
      quantity,
      price,
      currency,
    })),
    messages: state.receipts.open.toReversed().map((one) => ({
      at: one.at,
      campaign: campaigns.get(one.campaign) ?? one.campaign,
      variant: one.variant,
      fate: one.state,
    })),
  };
}

/** Every decision that is still in the log, newest first, with what each candidate was told. */
export function decisionViews(
  log: readonly LogEntry[],
  { campaigns, settings }: View["snapshot"],
  locale = "en",
): readonly DecisionView[] {
  const names = new Map(campaigns.map(({ id, name }) => [id, name]));
  return decided(log).map(({ number, made, record, call }) => ({
    receipt: String(number),
    at: made.at,
    cause: call ? call.placed.map(({ event }) => event.kind).join(", ") : "due",
    ...explain(record, locale, names, settings.timeZone),
  }));
}

/** The newest decisions, as a live dashboard lists them. */
export function newsOf(log: readonly LogEntry[], visitor: string, { snapshot }: View): Latest {
  const said = (locale?: string) =>
    decisionViews(log.slice(0, LATEST), snapshot, locale).map(({ at, outcome, lines }) => ({
      at,
      told: { outcome, line: lines[0] ?? "" },
    }));
  // Who watches, and in which language, only Census knows.
  const [de, pl] = [said("de"), said("pl")];
  return said().map(({ at, told }, index) => {
    const others = { de: de[index]?.told ?? told, pl: pl[index]?.told ?? told };
    return { at, visitor, ...told, others };
  });
}

function decided(
  log: readonly LogEntry[],
): readonly (LogEntry & { readonly record: DecisionRecord })[] {
  return log.flatMap((entry) => (entry.record ? [{ ...entry, record: entry.record }] : []));
}
