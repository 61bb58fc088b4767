import type { Campaign, Step, StepOf } from "#protocol/campaign.ts";
import { compose } from "../../domain/journey/compose.ts";
import { momentOf } from "../../domain/moment.ts";
import { understand } from "../../domain/persona/understand.ts";
import type { VisitorState } from "../../domain/state.ts";
import type { View } from "../../published/view.ts";
import { send } from "./outbound.ts";

type Variant = StepOf<"send">["variants"][number];

const DAY_MS = 86_400_000;
const KEY_VISITOR = 16;

/**
 * Sends a campaign's message to one visitor, whatever caps, quiet hours and audience say, and with a
 * code that buys nothing; answers what became of it. Nothing of it is kept or counted.
 */
export async function tryOut(
  env: Env,
  view: View,
  state: VisitorState,
  campaign: Campaign,
  variant: string | null,
  now: number,
): Promise<string> {
  const { snapshot, catalogue, model } = view;
  const chosen = variantsOf(campaign.steps).find(({ id }) => id === (variant ?? id));
  if (!chosen) return "no-such-variant";
  const around = { snapshot, catalogue, model, now, seed: `${state.visitor}/try/${now}` };
  const { understanding } = understand(state, snapshot, catalogue, now);
  const journey = {
    campaign: campaign.id,
    run: 0,
    version: snapshot.version,
    print: 0,
    startedAt: now,
    path: [0],
    dueAt: now,
    subject: null,
    sent: 0,
    lateSince: null,
  };
  const draft = {
    key: [state.visitor.slice(0, KEY_VISITOR), campaign.id, "try", now].join("/"),
    variant: chosen.id,
    message: chosen.message,
    offer: chosen.offer ? { code: "EXAMPLE", endsAt: now + DAY_MS } : null,
    journey,
  };
  const delivery = compose(draft, state, momentOf(state, around, understanding, null));
  if (!delivery) return state.push ? "nothing-to-say" : "no-subscription";
  const { site, visitor, push: device } = state;
  const { edge, version } = snapshot;
  const outcome = await send(env, delivery, { site, visitor, device, edge, version, now });
  return outcome.kind === "refused" || outcome.kind === "retry" ? outcome.reason : outcome.kind;
}

function variantsOf(steps: readonly Step[]): readonly Variant[] {
  return steps.flatMap((step) => {
    if (step.kind === "send") return step.variants;
    if (step.kind !== "branch") return [];
    return variantsOf([...step.arms.flatMap((arm) => arm.steps), ...step.otherwise]);
  });
}
