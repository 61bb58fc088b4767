import type { Campaign } from "#protocol/campaign.ts";
import type { SendView } from "#protocol/send.ts";
import { call } from "../../api/call.ts";
import { live } from "../../api/live.ts";
import { resource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { speech } from "../../counts/keys.ts";
import { share, sum } from "../../counts/read.ts";
import { dateTime, number, percent } from "../../format.ts";
import { Badge } from "../../parts/badge.tsx";
import { Figure } from "../../parts/figure.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { attempt } from "../../parts/attempt.ts";

interface ProgressProps {
  readonly campaign: Campaign;
  readonly view: SendView;
}

const tones = { scheduled: "none", running: "good", stopped: "warn", done: "none" } as const;

/** How far a send is, with the way to stop it at once. */
export function SendProgress({ campaign, view }: ProgressProps) {
  const w = words.value.send;
  const { status, startsAt, endedAt, looked, told, failed } = view;
  // Who comes while it goes on is looked at too.
  const inAll = Math.max(view.inAll, looked);
  const isOver = status === "stopped" || status === "done";
  return (
    <div class="send">
      <div class="send-head">
        <Badge tone={tones[status]} text={w.statuses[status]} />
        <span class="soft grow">
          {isOver ? w.ended(dateTime(endedAt ?? startsAt)) : w.begins(dateTime(startsAt))}
        </span>
        {!isOver && may("editor") && (
          <button type="button" class="button danger" onClick={() => void stop(campaign)}>
            {w.stop}
          </button>
        )}
      </div>
      <progress aria-label={w.looked} max={Math.max(1, inAll)} value={looked} />
      <dl class="figures">
        <Figure label={w.looked} value={number(looked)} hint={w.of(number(inAll))} />
        <Figure label={w.told} value={number(told)} />
        {failed > 0 && <Figure label={w.failed} value={number(failed)} />}
        <Answers campaign={campaign.id} />
      </dl>
    </div>
  );
}

/** What has become of today's messages, as it happens. */
function Answers({ campaign }: { readonly campaign: string }) {
  const w = words.value;
  const counts = live.value?.counts ?? {};
  const { said, shown, clicked } = speech(counts, campaign).messages;
  return (
    <>
      <Figure label={w.push.sent} value={number(said)} />
      <Figure label={w.push.shown} value={number(shown)} hint={percent(share(shown, said))} />
      <Figure label={w.push.clicked} value={number(clicked)} hint={percent(share(clicked, said))} />
      <Figure label={w.push.held} value={number(sum(counts, "held", campaign))} />
      <Figure label={w.push.reasons.holdout} value={number(sum(counts, "withheld", campaign))} />
    </>
  );
}

async function stop({ id }: Campaign): Promise<void> {
  const site = siteId.value;
  await attempt(async () => {
    await call("stopSend", { site, campaign: id });
    await Promise.all([
      resource("readSend", { site, campaign: id }).load(),
      resource("readCampaigns", { site }).load(),
    ]);
  });
}
