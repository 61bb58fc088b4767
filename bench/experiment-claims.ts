import { fixedSize } from "../edge/domain/experiment/feasibility.ts";
import { arm } from "../edge/domain/experiment/arm.ts";
import { plannedShares } from "../edge/domain/experiment/epoch.ts";
import type { Epoch } from "../edge/domain/experiment/epoch.ts";
import { DAY_MS } from "../edge/domain/experiment/outcome.ts";
import { ratio } from "../edge/domain/experiment/ratio.ts";
import {
  atMost,
  aroundZero,
  awayFromZero,
  atLeast,
  moreThan,
  rateAtLeast,
  rateAtMost,
} from "./experiment-judge.ts";
import type { Finding } from "./experiment-judge.ts";
import type { World } from "./experiment-shop.ts";
import { watch } from "./experiment-watch.ts";
import type { Watched } from "./experiment-watch.ts";

const SHOP: World = {
  unitsPerDay: 200,
  days: 60,
  taper: [
    { fromDay: 0, share: 0.5 },
    { fromDay: 30, share: 0.2 },
  ],
  variants: ["banner"],
  tunedUnits: 10_000,
  rate: () => 0.04,
  effect: 1,
  elsewhere: 0,
  reach: "everybody",
  countsTokens: false,
};
const SEASON: World = { ...SHOP, rate: (day) => (day < 30 ? 0.03 : 0.06) };
const SMALL: World = { ...SHOP, unitsPerDay: 30, rate: () => 0.03 };
const SPARSE: World = {
  ...SHOP,
  unitsPerDay: 500,
  taper: [{ fromDay: 0, share: 0.05 }],
  rate: () => 0.1,
};
const THREE: World = { ...SEASON, variants: ["bar", "card", "push"] };
const ELSEWHERE: World = { ...SHOP, rate: () => 0.06, elsewhere: 0.3 };
const SURE: World = { ...SHOP, rate: () => 0.05, reach: "buyers" };

const FIXED = fixedSize({
  baseRate: 0.1,
  holdoutShare: 0.5,
  treatedShare: 0.5,
  targetLift: 0.2,
});
const TUNED_DAYS = 60;
const PROOF: World = {
  ...SHOP,
  unitsPerDay: Math.floor((1.8 * FIXED) / TUNED_DAYS),
  days: TUNED_DAYS,
  taper: [{ fromDay: 0, share: 0.5 }],
  tunedUnits: Math.round(1.3 * FIXED),
  rate: () => 0.1,
  effect: 1.2,
};

/** Every claim of the proof, one after the other. */
export function* findings(runs: number): Generator<Finding> {
  const season = many(SEASON, runs);
  yield atMost("A/A, changing season and shares: false alarms, buyers", season, found, 0.05);
  yield atMost("A/A, changing season and shares: false alarms, revenue", season, foundNet, 0.05);
  yield atMost("A/A, changing season and shares: false sample-ratio alarms", season, sick, 0.001);
  yield aroundZero(
    "A/A, changing season and shares: mean of incremental buyers",
    season,
    incremental,
  );
  yield awayFromZero(
    "… relative uplift if epochs were thrown together",
    season,
    (each) => each.mixedUplift,
  );

  // Small shops are quick to simulate.
  const small = many(SMALL, Math.max(200, runs));
  yield atMost("A/A, small shop (exact method): false alarms, buyers", small, found, 0.05);
  yield moreThan("… of an ordinary 5 % test, looked at as often", small, plain, 0.05);
  const sparse = many(SPARSE, Math.ceil(runs / 4));
  yield atMost("A/A, 5 % held out: false alarms, buyers", sparse, found, 0.05);
  yield atMost("A/A, 5 % held out: false alarms, revenue", sparse, foundNet, 0.05);
  const three = many(THREE, runs);
  yield atMost("A/A, three variants (Holm): any false alarm, buyers", three, found, 0.05);
  yield atMost("A/A, three variants (Holm): any false alarm, revenue", three, foundNet, 0.05);

  const tapered = many({ ...SHOP, effect: 1.2 }, runs);
  yield atMost("+20 %, shares tapered: buyers' interval ever misses", tapered, missed, 0.05);
  yield atMost("+20 %, shares tapered: revenue's interval ever misses", tapered, missedNet, 0.05);
  const exact = many({ ...SMALL, effect: 1.5 }, runs);
  yield atMost("+50 %, small shop: buyers' interval ever misses", exact, missed, 0.05);

  const proof = many(PROOF, runs);
  yield atLeast(`+20 % on 10 %: found by 1.8 × ${FIXED} people`, proof, found, 0.8);
  yield atMost("+20 % on 10 %: buyers' interval ever misses", proof, missed, 0.05);
  yield atMost("+20 % on 10 %: revenue's interval ever misses", proof, missedNet, 0.05);

  const healthy = sickShops(0.5, runs);
  yield rateAtMost("50:50 as planned, 25 000 people: sample-ratio alarms", healthy, runs, 0.001);
  // The best possible single look finds 99.1 %: only many runs tell that from less than 99.
  const crooked = sickShops(0.48, 5 * runs, 20_000);
  yield rateAtLeast("52:48 instead of 50:50: found at 20 000 people", crooked, 5 * runs, 0.99);

  const elsewhere = many(ELSEWHERE, runs);
  yield atMost("A/A, 30 % buy on another device: false alarms", elsewhere, found, 0.05);
  yield aroundZero(
    "A/A, 30 % buy on another device: mean of incremental buyers",
    elsewhere,
    incremental,
  );
  const tokens = many({ ...ELSEWHERE, countsTokens: true }, Math.ceil(runs / 10));
  yield awayFromZero("… relative uplift if click tokens counted", tokens, (each) => each.uplift);

  const sure = many(SURE, runs);
  yield awayFromZero("Pushes reach sure buyers only: orders last touch claims", sure, claimed);
  yield aroundZero("Pushes reach sure buyers only: orders caused", sure, incremental);
  yield atMost("Pushes reach sure buyers only: false alarms", sure, found, 0.05);
}

const found = (each: Watched) => each.foundBuyers;
const foundNet = (each: Watched) => each.foundNet;
const plain = (each: Watched) => each.foundByPlain;
const missed = (each: Watched) => each.missedBuyers;
const missedNet = (each: Watched) => each.missedNet;
const sick = (each: Watched) => each.isSick;
const incremental = (each: Watched) => each.incremental;
const claimed = (each: Watched) => each.claimed;

function many(world: World, runs: number): readonly Watched[] {
  return Array.from({ length: runs }, (_, run) => watch(world, run));
}

/** Shops whose real holdout share is this while one half is planned: how many are found sick. */
function sickShops(share: number, runs: number, people = 25_000): number {
  const perDay = 500;
  const real: Epoch = {
    number: 0,
    startsAt: 0,
    holdoutShare: share,
    variants: [{ id: "banner", share: 1 }],
  };
  const planned = plannedShares({ ...real, holdoutShare: 0.5 });
  let sickOnes = 0;
  for (let run = 0; run < runs; run++) {
    const days = Array.from({ length: people / perDay }, (_, day) => {
      const counts = new Map<string, number>();
      for (let unit = 0; unit < perDay; unit++) {
        const name = arm(`ratio-${run}`, `v${day}-${unit}`, { id: "r", shopHoldoutShare: 0 }, real);
        counts.set(name.arm, (counts.get(name.arm) ?? 0) + 1);
      }
      return { at: day * DAY_MS, epoch: 0, planned, counts };
    });
    if (ratio(days).kind === "sick") sickOnes++;
  }
  return sickOnes;
}
