import { useEffect, useState } from "preact/hooks";
import type { Campaign } from "#protocol/campaign.ts";
import { call } from "../../api/call.ts";
import { resource, useResource } from "../../api/resource.ts";
import { now } from "../../clock.ts";
import { ago } from "../../format.ts";
import { ChoiceField } from "../../parts/field.tsx";
import { toast } from "../../parts/toast.tsx";
import { siteId } from "../../shop.ts";
import { word, words } from "../../words.ts";
import { attempt } from "../../parts/attempt.ts";

const LOOK_MS = 5000;
const CHOICES = 20;

/** The device chosen last in this browser: most marketers have one that they try things on. */
function remembered(site: string): string {
  return localStorage.getItem(`edgewise-device/${site}`) ?? "";
}

/** Sends the message to one's own device first. */
export function SendTry({ campaign }: { readonly campaign: Campaign }) {
  const w = words.value.send;
  const site = siteId.value;
  const visitors = useResource("readVisitors", { site });
  const [device, setDevice] = useState(remembered(site));
  useEffect(() => {
    const timer = setInterval(() => void resource("readVisitors", { site }).load(), LOOK_MS);
    return () => clearInterval(timer);
  }, [site]);
  const reachable = (visitors.data.value ?? [])
    .filter((row) => row.reachable)
    .slice(0, CHOICES)
    .map(({ visitor, seenAt, locale }) => ({
      value: visitor,
      label: `${visitor.slice(0, 8)} · ${locale} · ${ago(seenAt, now.value)}`,
    }));
  const isListed = reachable.some(({ value }) => value === device);
  const own = isListed || device === "" ? [] : [{ value: device, label: device.slice(0, 8) }];
  const options = [...own, ...reachable];
  const chosen = device || options[0]?.value;

  async function tryOut(): Promise<void> {
    if (chosen === undefined) return;
    localStorage.setItem(`edgewise-device/${site}`, chosen);
    await attempt(async () => {
      const params = { site, campaign: campaign.id };
      const { outcome } = await call("tryMessage", params, { visitor: chosen });
      toast(word(w.outcomes, outcome), null, outcome !== "sent");
    });
  }

  return (
    <div class="send-try">
      {chosen === undefined ? (
        <p class="about">{w.tryNobody}</p>
      ) : (
        <>
          <ChoiceField
            label={w.tryOn}
            about={w.tryAbout}
            value={chosen}
            options={options}
            onChange={setDevice}
          />
          <button type="button" class="button" onClick={() => void tryOut()}>
            {w.tryOut}
          </button>
        </>
      )}
    </div>
  );
}
