import type { Cause, Lifecycle, Mode, PriceTier } from "#protocol/catalog/facts.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import type { Session } from "../session/session.ts";

/** Why something is believed, as a code and its numbers. */
export interface Reason {
  readonly code: string;
  readonly count: number;
  readonly of: number;
  readonly what: string;
}

/** What is kept of a visitor's persona between visits. */
export interface PersonaState {
  readonly id: string | null;
  readonly since: number;
}

export const noPersona: PersonaState = { id: null, since: 0 };

/** Who is there, how they visit, and why they might be leaving. */
export interface Understanding {
  readonly mode: { readonly id: Mode; readonly confidence: number };
  readonly persona: {
    readonly id: string | null;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  };
  readonly personaChanged: {
    readonly from: string | null;
    readonly to: string;
    readonly reasons: readonly Reason[];
  } | null;
  readonly tier: PriceTier;
  readonly cause: {
    readonly id: Cause;
    readonly probabilities: Readonly<Partial<Record<Cause, number>>>;
    readonly evidence: readonly Reason[];
  };
  readonly probability: number;
  readonly lifecycle: Lifecycle;
  readonly engagement: number;
}

const MIN_SCORE = 2;
const MARGIN = 1;

/** What the shop can tell of a visitor from what they did. */
export function understand(
  state: { readonly session: Session; readonly persona: PersonaState },
  snapshot: Snapshot,
  catalogue: Catalogue,
  now: number,
): { readonly understanding: Understanding; readonly persona: PersonaState } {
  const { session } = state;
  const scores = snapshot.personas.map((persona) => scoreOf(persona, session, catalogue));
  const all = scores.reduce((sum, { score }) => sum + score, 0);
  const best = scores.toSorted((left, right) => right.score - left.score)[0];
  const kept = scores.find(({ id }) => id === state.persona.id);
  const changes =
    best !== undefined &&
    best.id !== state.persona.id &&
    best.score >= MIN_SCORE &&
    best.score >= (kept?.score ?? 0) + MARGIN;
  const persona = changes ? { id: best.id, since: now } : state.persona;
  const chosen = changes ? best : kept;
  return {
    persona,
    understanding: {
      mode: { id: "unknown", confidence: 0 },
      persona: {
        id: persona.id,
        confidence: chosen && all > 0 ? chosen.score / all : 0,
        reasons: chosen?.reasons ?? [],
      },
      personaChanged: changes
        ? { from: state.persona.id, to: best.id, reasons: best.reasons }
        : null,
      tier: "unknown",
      cause: causeOf(session),
      probability: session.cart.length > 0 ? 0.25 : 0.03,
      lifecycle: session.purchases === 0 ? "visitor" : session.purchases > 2 ? "loyal" : "new",
      engagement: session.visits + session.purchases * 5,
    },
  };
}

function causeOf(session: Session): Understanding["cause"] {
  const id: Cause = session.visit.couponRefused
    ? "coupon-failed"
    : session.visit.shippingShown && session.stage === "shipping"
      ? "shipping-shock"
      : "unknown";
  return { id, probabilities: { [id]: id === "unknown" ? 1 : 0.6 }, evidence: [] };
}

function scoreOf(persona: Persona, session: Session, catalogue: Catalogue) {
  let score = 0;
  const reasons: Reason[] = [];
  for (const evidence of persona.evidence) {
    if (evidence.kind !== "category") continue;
    const count = session.viewed.filter(
      ({ id, category }) =>
        category === evidence.category ||
        catalogue.products.get(id)?.categories.includes(evidence.category),
    ).length;
    if (count === 0) continue;
    score += evidence.weight * count;
    reasons.push({
      code: "category",
      count,
      of: session.viewed.length,
      what: evidence.category,
    });
  }
  return { id: persona.id, score, reasons };
}
