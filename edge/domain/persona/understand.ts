import type { Lifecycle, Mode, PriceTier } from "#protocol/catalog/facts.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { engagement } from "../session/engagement.ts";
import type { Session } from "../session/session.ts";
import { leaving, type Leaving } from "./cause/cause.ts";
import { leavingEvidence, visitActivity, visitEvidence } from "./evidence.ts";
import { historyOf } from "./lessons.ts";
import { learntIn, type Learnt } from "./learnt.ts";
import { standingOf } from "./lifecycle/lifecycle.ts";
import { modeOf } from "./mode/mode.ts";
import { observationsOf } from "./observations.ts";
import type { Standing } from "./probability/outcomes.ts";
import { predictedLogOdds, purchaseProbability } from "./probability/probability.ts";
import type { Reason } from "./reason.ts";
import { indexOf } from "./shop/evidence-index.ts";
import { personasFrom } from "./shop/from-categories.ts";
import { settled, type PersonaChange, type PersonaState } from "./shop/persona-state.ts";
import { posterior } from "./shop/posterior.ts";
import { meanPriceRank, tierOf } from "./tier/tier.ts";

/** Who is there, how they visit, and why they might be leaving. */
export interface Understanding {
  readonly mode: { readonly id: Mode; readonly confidence: number };
  readonly persona: {
    readonly id: string | null;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  };
  readonly personaChanged: PersonaChange | null;
  readonly tier: PriceTier;
  readonly cause: Leaving;
  readonly probability: number;
  readonly lifecycle: Lifecycle;
  readonly engagement: number;
}

/** What the shop can tell of a visitor from what they did. */
export function understand(
  state: { readonly session: Session; readonly persona: PersonaState },
  snapshot: Pick<Snapshot, "personas" | "settings" | "learnt">,
  catalogue: Catalogue,
  now: number,
  learnt: Learnt = learntIn(snapshot),
): { readonly understanding: Understanding; readonly persona: PersonaState } {
  const { session } = state;
  const tier = tierOf(meanPriceRank(session, catalogue));
  const personas =
    snapshot.personas.length > 0
      ? snapshot.personas
      : personasFrom(session.viewed.map(({ category }) => category));
  const believed = posterior(indexOf(personas), observationsOf(session, tier, catalogue, now));
  const { persona, change } = settled(state.persona, believed, now);
  const current = believed.find(({ id }) => id === persona.id);
  return {
    persona,
    understanding: {
      mode: modeOf(visitEvidence(session, now)),
      persona: {
        id: persona.id,
        confidence: current?.probability ?? 0,
        reasons: current?.reasons() ?? [],
      },
      personaChanged: change,
      tier,
      cause: leaving(leavingEvidence(session, catalogue), learnt.causeLabels),
      probability: purchaseProbability(
        predictedLogOdds(visitActivity(session)),
        standing(session),
        learnt.calibrations,
      ),
      lifecycle: standingOf(
        historyOf(session, snapshot.settings.markets[0]?.currency ?? "EUR"),
        learnt.customers,
        now,
      ).id,
      engagement: engagement(session.days, now, snapshot.settings.engagementHalfLifeDays),
    },
  };
}

function standing({ stage }: Session): Standing {
  return stage === "none" ? "browsing" : stage === "cart" ? "cart" : "checkout";
}
