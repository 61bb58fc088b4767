import { addCounts, type Counts } from "#protocol/counts.ts";
import { useResource } from "../../api/resource.ts";
import { advise } from "../../counts/advise.ts";
import { listed, number } from "../../format.ts";
import { Icon } from "../../parts/icon.tsx";
import { to } from "../../route.ts";
import { shop, siteId } from "../../shop.ts";
import type { Words } from "../../words/en.ts";
import { words } from "../../words.ts";
import type { Finding } from "../../counts/advise.ts";

interface AdviceProps {
  readonly counts: Counts;
  readonly yesterday: Counts;
  readonly ready: boolean;
}

/** What is broken, and the one next thing to do about each. */
export function Advice({ counts, yesterday, ready }: AdviceProps) {
  const campaigns = useResource("readCampaigns", { site: siteId.value }).data.value;
  const health = useResource("readHealth", { site: siteId.value }).data.value;
  const proof = useResource("readProof", { site: siteId.value }).data.value;
  const settings = shop.value?.settings;
  if (!ready || !campaigns || !settings) return null;
  const findings = advise({
    today: counts,
    twoDays: addCounts(yesterday, counts),
    campaigns,
    settings,
    alerts: health?.alerts ?? [],
    sick: [...(proof?.total ? [proof.total] : []), ...(proof?.campaigns ?? [])]
      .filter(({ ratio }) => ratio.kind === "sick")
      .map(({ campaign, name }) => (campaign === "*" ? words.value.proof.total : name)),
  });
  if (findings.length === 0) return null;
  return (
    <ul class="advice" aria-label={words.value.today.toDo}>
      {findings.map((finding) => (
        <Found key={finding.kind} finding={finding} />
      ))}
    </ul>
  );
}

function Found({ finding }: { readonly finding: Finding }) {
  const w = words.value.advice;
  const [what, todo] = sentences(finding, w);
  return (
    <li>
      <Icon name="alert" />
      <div>
        {what}
        <span>
          {todo} <a href={to(finding.page)}>{w.go}</a>
        </span>
      </div>
    </li>
  );
}

function sentences(finding: Finding, w: Words["advice"]): readonly [string, string] {
  const fixed = {
    stopped: [w.stopped, w.stoppedDo],
    silent: [w.silent, w.silentDo],
    "no-purchases": [w.noPurchases, w.noPurchasesDo],
    "no-campaign": [w.noCampaign, w.noCampaignDo],
    "model-broken": [w.modelBroken, w.modelBrokenDo],
    "feed-fails": [w.feedFails, w.feedFailsDo],
    "ids-unmatched": [w.idsUnmatched, w.idsUnmatchedDo],
    "gave-up": [w.gaveUp, w.gaveUpDo],
    "key-expires": [w.keyExpires, w.keyExpiresDo],
    "few-reachable": [w.fewReachable, w.fewReachableDo],
  } as const;
  if (finding.kind === "missing") return [w.missing(listed(finding.events)), w.missingDo];
  if (finding.kind === "errors") return [w.errors(number(finding.count)), w.errorsDo];
  if (finding.kind === "sick-ratio") return [w.sickRatio(listed(finding.campaigns)), w.sickRatioDo];
  return fixed[finding.kind];
}
