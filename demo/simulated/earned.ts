import type { CountsView, ExperimentProof, ProofView, SiteView } from "#protocol/views.ts";
import type { Earned } from "../tour/trace.ts";

const whole = new Intl.NumberFormat("en-IE", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 0,
});
const signed = new Intl.NumberFormat("en-IE", {
  maximumFractionDigits: 0,
  signDisplay: "exceptZero",
});
const people = (count: number) => signed.format(Math.round(count)).replace("-", "\u2212");
const money = (minor: number) => whole.format(Math.round(minor / 100)).replace("-", "\u2212");

/** The shop's own words for what the dashboard proves, as the tour tells it. */
export async function earnedIn(
  edge: string,
  site: string,
  token: string,
): Promise<{ visits: number; days: number; earned: readonly Earned[] }> {
  const read = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${edge}/v1/admin/sites/${site}${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const [{ settings }, { campaigns }, { buckets }] = await Promise.all([
    read<SiteView>(""),
    read<ProofView>("/proof"),
    read<CountsView>("/counts?step=day&from=0"),
  ]);
  const { days = 0, truth = {} } = settings.simulated ?? {};
  return {
    days,
    visits: buckets.reduce((sum, { counts }) => sum + (counts["visit"] ?? 0), 0),
    earned: campaigns
      .flatMap((proof) => toldOf(proof, truth[proof.campaign]?.buyersPerPerson))
      .toSorted((left, right) => right.buyers - left.buyers)
      .map(({ buyers: _buyers, ...told }) => told),
  };
}

function toldOf(
  proof: ExperimentProof,
  truthPerPerson = 0,
): readonly (Earned & { readonly buyers: number })[] {
  const [variant] = proof.variants;
  // Without a holdout there is nothing to compare with.
  if (!variant?.buyers || variant.heldOutUnits === 0) return [];
  const { buyers, net, uncappedMinor, verdict } = variant;
  const minor = net?.total ?? uncappedMinor;
  return [
    {
      buyers: buyers.total,
      campaign: proof.campaign,
      name: proof.name.split(":")[0] ?? proof.name,
      estimate: people(buyers.total),
      between: [people(buyers.low), people(buyers.high)],
      truth: people(truthPerPerson * buyers.units),
      // A sum that may as well be nothing is no sum.
      money: minor === null || verdict.kind === "open" ? null : money(minor),
      lastTouch: {
        orders: String(proof.lastTouch.orders),
        money: money(proof.lastTouch.netMinor),
      },
      verdict: verdict.kind,
    },
  ];
}
