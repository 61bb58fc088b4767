import { type BannerKind, interrupting } from "#protocol/catalog/banners.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { strainAt } from "./patience.ts";

const COST_OF_COVERING = 10;
const COST_BESIDE = 1;
const COST_WHILE_BUYING = 2;

/** What saying something now is worth and what the disturbance costs, in points of priority. */
export interface Worth {
  readonly value: number;
  readonly cost: number;
}

/** By how much a disturbance weighs more now: doubled by every recent annoyance and while somebody is paying. */
export function disturbanceOf(
  { session: { stage }, patience }: Pick<VisitorState, "session" | "patience">,
  { now }: Pick<Moment, "now">,
): number {
  const buying = stage === "shipping" || stage === "payment" ? COST_WHILE_BUYING : 1;
  return buying * 2 ** strainAt(patience, now);
}

/**
 * Priority less the price of disturbing: ten points for what covers the page, one for what stands
 * beside it, as often as a disturbance weighs now. Silence is worth 0.
 */
export function worthOf(priority: number, kind: BannerKind, disturbance: number): Worth {
  const cost = (interrupting.has(kind) ? COST_OF_COVERING : COST_BESIDE) * disturbance;
  return { value: round(priority - cost), cost: round(cost) };
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
