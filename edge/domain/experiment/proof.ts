import type { ArmTally, Counts } from "#protocol/counts.ts";
import type { Bucket, ExperimentProof, ProofView } from "#protocol/views.ts";
import { SHOP } from "../decide/memory.ts";
import { plannedShares } from "./epoch.ts";
import type { Claim } from "./last-touch.ts";
import { windowMsOf } from "./outcome.ts";
import type { PlanBook, PlanBooks } from "./plan-book.ts";
import type { RatioDay } from "./ratio.ts";
import { result } from "./result.ts";

/** The sums of one experiment: by day who entered which arm, and over all days what came of it. */
interface Sums {
  readonly entered: Map<number, Map<number, Map<string, number>>>;
  readonly arms: Map<string, Record<string, number>>;
}

/** What every campaign earned, and the shop as a whole, as far as anybody can know by now. */
export function proofOf(
  books: PlanBooks,
  days: readonly Bucket[],
  names: ReadonlyMap<string, string>,
  now: number,
): Pick<ProofView, "total" | "campaigns"> {
  const sums = read(days);
  const claims = new Map([...sums].map(([id, { arms }]) => [id, claimOf(arms)]));
  // Last touch gives an order to one campaign only, so that these may be added.
  const all = [...claims.values()].reduce<Claim>(
    (sum, claim) => ({
      orders: sum.orders + claim.orders,
      netMinor: sum.netMinor + claim.netMinor,
    }),
    { orders: 0, netMinor: 0 },
  );
  const proofs = Object.entries(books).map(([id, book]) => {
    const claim = id === SHOP ? all : (claims.get(id) ?? { orders: 0, netMinor: 0 });
    return proof(id, names.get(id) ?? id, book, sums.get(id) ?? noSums(), claim, now);
  });
  return {
    total: proofs.find(({ campaign }) => campaign === SHOP) ?? null,
    campaigns: proofs.filter(({ campaign }) => campaign !== SHOP),
  };
}

function proof(
  campaign: string,
  name: string,
  { plan, cap, epochs }: PlanBook,
  sums: Sums,
  claim: Claim,
  now: number,
): ExperimentProof {
  const tallies = epochs.map((epoch) => ({
    epoch,
    arms: new Map(
      [...plannedShares(epoch).keys()].map((arm) => [
        arm,
        tallyOf(sums.arms.get(`${epoch.number}/${arm}`) ?? {}),
      ]),
    ),
  }));
  const found = result(
    { ...plan, capMinor: cap?.minor ?? null },
    { epochs: tallies, days: ratioDays(epochs, sums), claim },
    now,
  );
  const arms = new Map<string, ExperimentProof["arms"][number]>();
  for (const { epoch, arms: inEpoch } of tallies) {
    for (const [arm, { units, buyers, netMinor, provisional }] of inEpoch) {
      const known = arms.get(arm);
      const { entered = 0 } = sums.arms.get(`${epoch.number}/${arm}`) ?? {};
      arms.set(arm, {
        arm,
        entered: entered + (known?.entered ?? 0),
        units: units + (known?.units ?? 0),
        buyers: buyers + (known?.buyers ?? 0),
        netMinor: netMinor + (known?.netMinor ?? 0),
        provisional: provisional + (known?.provisional ?? 0),
      });
    }
  }
  const { currency, startedAt, primary, targetLift } = plan;
  const { variants, ratio, provisionalUnits, moreUnits, feasibility } = found;
  return {
    campaign,
    name,
    currency,
    startedAt,
    primary,
    targetLift,
    windowMs: windowMsOf(epochs.at(-1) ?? {}),
    cap,
    arms: [...arms.values()],
    variants,
    ratio,
    lastTouch: claim,
    provisionalUnits,
    moreUnits,
    feasibility,
  };
}

function ratioDays(epochs: PlanBook["epochs"], { entered }: Sums): readonly RatioDay[] {
  return [...entered].flatMap(([at, byEpoch]) =>
    epochs.flatMap((epoch) => {
      const counts = byEpoch.get(epoch.number);
      return counts ? [{ at, epoch: epoch.number, planned: plannedShares(epoch), counts }] : [];
    }),
  );
}

/** Takes apart what the census counted under `CAMPAIGN/EPOCH/ARM/FIELD`. */
function read(days: readonly Bucket[]): ReadonlyMap<string, Sums> {
  const all = new Map<string, Sums>();
  for (const { at, counts } of days) {
    for (const [name, count] of Object.entries(counts)) {
      const [campaign = "", epoch = "", arm = "", field = ""] = name.split("/");
      const sums = all.get(campaign) ?? noSums();
      all.set(campaign, sums);
      const key = `${epoch}/${arm}`;
      const fields = sums.arms.get(key) ?? {};
      fields[field] = (fields[field] ?? 0) + count;
      sums.arms.set(key, fields);
      if (field !== "entered") continue;
      const byEpoch = sums.entered.get(at) ?? new Map<number, Map<string, number>>();
      const byArm = byEpoch.get(Number(epoch)) ?? new Map<string, number>();
      byArm.set(arm, count);
      byEpoch.set(Number(epoch), byArm);
      sums.entered.set(at, byEpoch);
    }
  }
  return all;
}

function noSums(): Sums {
  return { entered: new Map(), arms: new Map() };
}

function tallyOf(fields: Counts): ArmTally {
  const {
    units = 0,
    buyers = 0,
    cappedMinor = 0,
    squaredSteps = 0,
    netMinor = 0,
    marginMinor = 0,
    unpricedOrders = 0,
    provisional = 0,
  } = fields;
  return {
    units,
    buyers,
    cappedMinor,
    squaredSteps,
    netMinor,
    marginMinor,
    unpricedOrders,
    provisional,
  };
}

function claimOf(arms: Sums["arms"]): Claim {
  let orders = 0;
  let netMinor = 0;
  for (const { claimedOrders = 0, claimedMinor = 0 } of arms.values()) {
    orders += claimedOrders;
    netMinor += claimedMinor;
  }
  return { orders, netMinor };
}
