import { useResource } from "../../api/resource.ts";
import { money } from "../../format.ts";
import { to } from "../../route.ts";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** What all of it earned on top, in a line; nothing before there is something to say. */
export function Earned() {
  const w = words.value;
  const proof = useResource("readProof", { site: siteId.value }).data.value;
  const total = proof?.total;
  const net = total?.variants[0]?.net;
  if (!total || !net) return null;
  const show = (minor: number) => money(minor, total.currency);
  return (
    <p class="earned">
      {w.proof.extra}: <b>{show(net.total)}</b>, {w.proof.between(show(net.low), show(net.high))}.{" "}
      {proof?.weekAgo && <span class="soft">{w.proof.weekAgo(show(proof.weekAgo.total))} </span>}
      <a href={to("proof")}>{w.nav.proof}</a>
    </p>
  );
}
