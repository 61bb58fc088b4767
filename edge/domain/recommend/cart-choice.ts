import { boughtIn } from "./co-bought.ts";
import type { Model } from "./model.ts";

/** Visits of everybody that weigh as much as a persona's own: what keeps three looks from beating three hundred. */
const PRIOR_VISITS = 200;
const PRIOR_LOOKS = 20;
/** What a purchase says about wanting, in looks. */
const PURCHASE_LOOKS = 5;

/** A product of the cart and how much this visitor's persona wants it. */
export interface CartChoice {
  readonly id: string;
  /** Looks a visit of this persona is expected to bring, a purchase counting as several. */
  readonly pull: number;
  /** Visits with the product, of this persona and of everybody. */
  readonly personaVisits: number;
  readonly visits: number;
}

/** The cart's products, the one that this persona most often looks for and buys first. */
export function cartChoices(
  model: Model,
  cart: readonly string[],
  persona: string | null,
): readonly CartChoice[] {
  // Numbers start at 1 in visits, where 0 is none: an unknown persona leaves the prior alone.
  const number = persona === null ? -1 : model.personas.indexOf(persona) + 1 || -1;
  let personaVisits = 0;
  for (const whose of model.persona) if (whose === number) personaVisits++;
  return cart
    .map((id) => choice(model, id, number, personaVisits))
    .toSorted((a, b) => b.pull - a.pull);
}

function choice(model: Model, id: string, persona: number, allPersonaVisits: number): CartChoice {
  const all = { visits: 0, bought: 0 };
  const own = { visits: 0, bought: 0 };
  const item = model.numberOf.get(id) ?? -1;
  const end = model.postingStart[item + 1] ?? 0;
  for (let place = model.postingStart[item] ?? end; place < end; place++) {
    const visit = model.postings[place] ?? 0;
    const bought = boughtIn(model, visit).has(item) ? 1 : 0;
    all.visits++;
    all.bought += bought;
    if (model.persona[visit] !== persona) continue;
    own.visits++;
    own.bought += bought;
  }
  const usualLooks = all.visits / Math.max(1, model.visits);
  const looks =
    (own.visits + PRIOR_VISITS * usualLooks) / Math.max(1, allPersonaVisits + PRIOR_VISITS);
  const usualBuys = all.bought / (all.visits + PRIOR_LOOKS);
  const buys = (own.bought + PRIOR_LOOKS * usualBuys) / (own.visits + PRIOR_LOOKS);
  const pull = looks * (1 + PURCHASE_LOOKS * buys);
  return { id, pull, personaVisits: own.visits, visits: all.visits };
}
