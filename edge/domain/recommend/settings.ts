/** How visits are compared and what follows from them; `bench/recommend-eval.ts --tune` finds others for a data set. */
export interface RankSettings {
  /** How many of the visitor's newest distinct items count. */
  readonly itemsUsed: number;
  /** The newest visits that share an item with this one and are looked at (m). */
  readonly candidates: number;
  /** The most similar of them that vote (k). */
  readonly neighbours: number;
  /** Steps back after which an item counts a third as much towards similarity. */
  readonly positionFade: number;
  /** The same for what a shared item brings along. */
  readonly matchFade: number;
  /** Steps between a shared item and a neighbour's other item after which that counts a third. */
  readonly distanceFade: number;
  /** Worth of what a neighbour saw before the shared item, where what came after is worth 1. */
  readonly beforeWorth: number;
  /** Days after which a neighbour counts a third. */
  readonly recencyDays: number;
  /** Power of a neighbour's length by which its similarity is divided. */
  readonly lengthDamping: number;
  /** How much more a rare shared item says than a common one. */
  readonly sharedRarity: number;
  /** How much more a rare candidate is worth than a common one. */
  readonly candidateRarity: number;
  /** How many of the newest items seen get the shop's own chance of going back to them. */
  readonly returnsUsed: number;
  /** Factor on that chance, for all but the current item. */
  readonly returnWorth: number;
  /** Worth of a neighbour's purchase, where a look is worth 1. */
  readonly purchaseWorth: number;
  /** When neighbours are too few: how many of their items are asked for their own neighbours. */
  readonly seeds: number;
  /** Ranks after which such an item counts a third. */
  readonly seedFade: number;
}

/** Tuned on validation parts of public data sets; see docs/RECOMMENDATIONS.md. */
export const rankSettings: RankSettings = {
  itemsUsed: 10,
  candidates: 2500,
  neighbours: 500,
  positionFade: 6,
  matchFade: 1.5,
  distanceFade: 3,
  beforeWorth: 0.9,
  recencyDays: 60,
  lengthDamping: 0.2,
  sharedRarity: 1,
  candidateRarity: 1,
  returnsUsed: 3,
  returnWorth: 1.3,
  purchaseWorth: 2,
  seeds: 10,
  seedFade: 5,
};
