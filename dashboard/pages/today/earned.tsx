import { useResource } from "../../api/resource.ts";
import { money, number } from "../../format.ts";
import { to } from "../../route.ts";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** What all of it earned on top, in a line: money, or buyers where money says nothing yet. */
export function Earned() {
  const w = words.value;
  const proof = useResource("readProof", { site: siteId.value }).data.value;
  const total = proof?.total;
  if (!total) return null;
  const { net, buyers } = total.variants[0] ?? {};
  const figure = net ?? buyers;
  const show = (value: number) => (net ? money(value, total.currency) : number(value));
  return (
    <p class="earned">
      {net ? w.proof.extra : w.proof.extraBuyers}:{" "}
      <b>{figure ? show(figure.total) : w.proof.notYet}</b>
      {figure && `, ${w.proof.between(show(figure.low), show(figure.high))}`}.{" "}
      {net && proof?.weekAgo && (
        <span class="soft">{w.proof.weekAgo(show(proof.weekAgo.total))} </span>
      )}
      <a href={to("proof")}>{w.nav.proof}</a>
    </p>
  );
}
