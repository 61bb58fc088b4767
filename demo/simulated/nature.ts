/** How people of this shop are: the chances of which only the simulation knows. */
export const nature = {
  agreesToBeRemembered: 0.86,
  takesPush: 0.85,
  fillsACart: 0.6,
  takesTwoAlike: 0.5,
  buysAtOnce: 0.3,
  /** The same for somebody with two alike. */
  buysAtOnceThoughTorn: 0.08,
  /** Comes back for the cart without being reminded. */
  comesBack: 0.1,
  /** Buys because the comparison settled the choice. */
  comparisonWins: 0.8,
  /** Buys because the push came; it helps nobody who cannot choose. */
  pushWins: 0.6,
} as const;
