import { useState } from "preact/hooks";
import type { Campaign } from "#protocol/campaign.ts";
import { call } from "../../api/call.ts";
import { resource } from "../../api/resource.ts";
import { now } from "../../clock.ts";
import { percent } from "../../format.ts";
import { confirmed } from "../../parts/confirm.tsx";
import { ChoiceField, MomentField, NumberField } from "../../parts/field.tsx";
import { shop, siteId } from "../../shop.ts";
import { toClock } from "../../time.ts";
import { words } from "../../words.ts";
import { clocks, isOwnTime, planOf, type SendChoice } from "./send-plan.ts";
import { attempt } from "../../parts/attempt.ts";
import { writeCampaign } from "./store.ts";

const HOUR_MS = 3_600_000;
const PER_MINUTE = 6000;

/** When to begin and how fast; nothing leaves before it is confirmed. */
export function SendForm({ campaign }: { readonly campaign: Campaign }) {
  const w = words.value.send;
  const timeZone = shop.value?.settings.timeZone ?? "UTC";
  const [choice, setChoice] = useState<SendChoice>({
    clock: isOwnTime(campaign.steps[0]) ? "visitor" : "now",
    moment: toClock(Math.ceil(now.value / HOUR_MS) * HOUR_MS + 24 * HOUR_MS, timeZone),
    perMinute: PER_MINUTE,
  });
  const change = (next: Partial<SendChoice>) => setChoice({ ...choice, ...next });
  const planned = planOf(campaign, choice, timeZone);
  const isLive = campaign.status === "live";

  async function start(): Promise<void> {
    if (!planned || !(await confirmed(w.sureTitle(campaign.name), w.sureAbout, w.start))) return;
    await attempt(async () => {
      const params = { site: siteId.value, campaign: campaign.id };
      if (choice.clock === "visitor" || isOwnTime(campaign.steps[0])) {
        await writeCampaign(campaign.id, planned.campaign);
      }
      await call("startSend", params, planned.plan);
      await resource("readSend", params).load();
    });
  }

  return (
    <>
      <div class="fields">
        <ChoiceField
          label={w.when}
          value={choice.clock}
          options={clocks.map((value) => ({ value, label: w.clocks[value] }))}
          onChange={(value) => change({ clock: clocks.find((one) => one === value) ?? "now" })}
        />
        {choice.clock !== "now" && (
          <MomentField
            label={choice.clock === "shop" ? `${w.at} (${timeZone})` : w.at}
            value={choice.moment}
            onChange={(moment) => change({ moment })}
          />
        )}
        <NumberField
          label={w.perMinute}
          about={w.perMinuteAbout}
          min={1}
          max={60_000}
          step={1}
          value={choice.perMinute}
          onChange={(perMinute = PER_MINUTE) => change({ perMinute })}
        />
      </div>
      <div class="send-go">
        <button
          type="button"
          class="button primary"
          disabled={!isLive || !planned}
          onClick={() => void start()}
        >
          {w.start}
        </button>
        <p class="about">{isLive ? w.holdout(percent(campaign.holdout ?? 0)) : w.publishFirst}</p>
      </div>
    </>
  );
}
