import type { DecisionView, StoryView } from "#protocol/views.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import { explain } from "../../domain/decide/explain.ts";
import { reasonText } from "../../domain/persona/reason-words.ts";
import { understand } from "../../domain/persona/understand.ts";
import { cartLines } from "../../domain/session/session.ts";
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
): StoryView {
  const { snapshot, catalogue } = view;
  const { understanding } = understand(state, snapshot, catalogue, now);
  const nameOf = (persona: string | null) =>
    snapshot.personas.find(({ id }) => id === persona)?.name ?? persona ?? "not known yet";
  const { past = [], ...latest } = state.persona;
  return {
    visitor: state.visitor,
    createdAt: state.createdAt,
    understanding: [
      `Persona: ${nameOf(understanding.persona.id)}`,
      `Visit: ${understanding.mode.id}`,
      `Price level: ${understanding.tier}`,
      `Customer: ${understanding.lifecycle}`,
      `Probability of a purchase: ${Math.round(understanding.probability * 100)} %`,
    ],
    personas: [...past, latest]
      .filter(({ id }) => id !== null)
      .toReversed()
      .map(({ id, since, why = [] }) => ({
        at: since,
        name: nameOf(id),
        reasons: why.map(reasonText),
      })),
    events: log
      .flatMap(({ call }) =>
        (call?.placed ?? []).map(({ event, at }) => ({ at, what: event.kind })),
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
    messages: state.receipts.open.map(
      ({ campaign, variant, state: fate }) => `${campaign} / ${variant}: ${fate}`,
    ),
  };
}

/** Every decision that is still in the log, newest first, with what each candidate was told. */
export function decisionViews(
  log: readonly LogEntry[],
  { campaigns }: View["snapshot"],
  locale = "en",
): readonly DecisionView[] {
  const names = new Map(campaigns.map(({ id, name }) => [id, name]));
  return decided(log).map(({ number, made, record, call }) => ({
    receipt: String(number),
    at: made.at,
    cause: call ? call.placed.map(({ event }) => event.kind).join(", ") : "something was due",
    ...explain(record, locale, names),
  }));
}

/** The newest decisions, as a live dashboard lists them. */
export function newsOf(log: readonly LogEntry[], visitor: string, { snapshot }: View): Latest {
  return decisionViews(log.slice(0, LATEST), snapshot).map(({ at, outcome, lines }) => ({
    at,
    visitor,
    outcome,
    line: lines[0] ?? "",
  }));
}

function decided(
  log: readonly LogEntry[],
): readonly (LogEntry & { readonly record: DecisionRecord })[] {
  return log.flatMap((entry) => (entry.record ? [{ ...entry, record: entry.record }] : []));
}
