import type { DecisionRecord } from "#protocol/record.ts";
import { explain } from "../../../edge/domain/decide/explain.ts";
import { reasonText } from "../../../edge/domain/persona/reason-words.ts";
import { understand } from "../../../edge/domain/persona/understand.ts";
import { cartLines } from "../../../edge/domain/session/session.ts";
import type { VisitorState } from "../../../edge/domain/state.ts";
import { learntIn } from "../../../edge/domain/persona/learnt.ts";
import type { VisitInput } from "../../../edge/domain/visit.ts";
import { inEuro } from "../../money.ts";
import type { Candidate, Entry, PhoneMessage, Plan, Trace } from "../trace.ts";
import type { ShopFacts } from "./shop.ts";
import { causeWords, modeWords, seenOf } from "./words.ts";

/** A visitor as the edge exports one. */
export interface Exported {
  readonly state: VisitorState;
  /** Newest first. */
  readonly log: readonly {
    readonly number: number;
    readonly made: { readonly at: number };
    readonly record: DecisionRecord | null;
    /** The batch; null when something was due. */
    readonly call: Pick<VisitInput, "placed" | "consent" | "page"> | null;
  }[];
}

const ENTRIES = 40;

/** What the edge has learnt of a visitor, and what it decided, in words. */
export function traceOf(
  { state, log }: Exported,
  facts: ShopFacts,
  messages: readonly PhoneMessage[],
  phone: string,
  now: number,
): Trace {
  const { personas, settings, catalogue, names } = facts;
  const learnt = learntIn({});
  const { understanding } = understand(state, { personas, settings }, catalogue, now, learnt);
  const { persona, mode, cause, probability } = understanding;
  const name = personas.find(({ id }) => id === persona.id)?.name ?? null;
  const entries = log.slice(0, ENTRIES).map((one) => entryOf(one, facts));
  const candidates = entries.flatMap((entry) => entry.candidates);
  const cart = cartLines(state.session);
  return {
    now,
    visitor: state.visitor,
    persona: {
      name,
      confidence: persona.confidence,
      reasons: persona.reasons.slice(0, 3).map((reason) => reasonText(reason)),
    },
    mode: modeWords[mode.id],
    probability,
    causes: Object.entries(cause.probabilities)
      .map(([id, share]) => ({ name: causeName(id), probability: share }))
      .toSorted((left, right) => right.probability - left.probability)
      .slice(0, 3),
    causeReasons: cause.evidence.slice(0, 2).map((reason) => reasonText(reason)),
    cart: cart.map((line) => ({
      name: nameIn(facts, line.id),
      price: inEuro(line.price * line.quantity),
    })),
    done: {
      viewed: state.session.viewed.map(({ id }) => id),
      inCart: cart.map(({ id }) => id),
      said: campaignsOf(candidates, "won"),
      withheld: campaignsOf(candidates, "withheld"),
      isReachable: state.push !== null,
      byPhone: state.push?.keys.endpoint.startsWith(phone) ?? false,
      hasLeft: state.session.left !== null,
    },
    entries,
    plans: plansOf(state, names),
    messages,
  };
}

function entryOf({ number, made, record, call }: Exported["log"][number], facts: ShopFacts): Entry {
  const seen = (call?.placed ?? []).flatMap(
    ({ event }) => seenOf(event, (id) => nameIn(facts, id)) ?? [],
  );
  const lines = record ? explain(record, "en", facts.names).lines : [];
  const cause = causeName(record?.cause ?? "unknown");
  const candidates = (record?.candidates ?? []).map((one, index): Candidate => {
    const { campaign, fate, list = [] } = one;
    const name = facts.names.get(campaign) ?? campaign;
    const told = (lines[index] ?? "").slice(name.length + 2);
    const goods = list.map(({ id }) => nameIn(facts, id)).join(", ");
    return { campaign, name, fate, reason: fate === "won" ? goods || `because: ${cause}` : told };
  });
  return {
    number,
    at: made.at,
    isAlarm: call === null,
    seen,
    candidates,
  };
}

/** The alarms of a visitor that mean something to a marketer. */
function plansOf(
  { jobs, session }: VisitorState,
  names: ReadonlyMap<string, string>,
): readonly Plan[] {
  return jobs
    .flatMap(({ kind, at, campaign }): readonly Plan[] => {
      if (kind === "silence")
        return session.cart.length > 0
          ? [{ at, text: "If nothing more happens, the cart counts as left" }]
          : [];
      if (kind === "visit-end") return [{ at, text: "The visit counts as over" }];
      return kind === "step" && campaign !== undefined
        ? [{ at, text: `Next step of “${names.get(campaign) ?? campaign}”` }]
        : [];
    })
    .toSorted((left, right) => left.at - right.at);
}

function campaignsOf(all: readonly Candidate[], fate: Candidate["fate"]): readonly string[] {
  return [...new Set(all.filter((one) => one.fate === fate).map(({ campaign }) => campaign))];
}

function nameIn({ catalogue }: ShopFacts, id: string): string {
  return catalogue.products.get(id)?.name ?? catalogue.articles.get(id)?.title ?? id;
}

function causeName(id: string): string {
  return Object.entries(causeWords).find(([cause]) => cause === id)?.[1] ?? id;
}
