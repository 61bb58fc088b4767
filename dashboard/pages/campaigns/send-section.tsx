import { useEffect } from "preact/hooks";
import type { Campaign } from "#protocol/campaign.ts";
import type { SendView } from "#protocol/send.ts";
import { resource, useResource } from "../../api/resource.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { SendForm } from "./send-form.tsx";
import { SendProgress } from "./send-progress.tsx";
import { SendTry } from "./send-try.tsx";

const WATCH_MS = 1000;

/** One message to many: when, how fast, to whom first, and how far it is. */
export function SendSection({ campaign }: { readonly campaign: Campaign }) {
  const w = words.value.send;
  const params = { site: siteId.value, campaign: campaign.id };
  const send = useResource("readSend", params);
  const isUnderWay = underWay(send.data.value);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => void resource("readSend", params).load(), WATCH_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, campaign.id]);
  return (
    <Section title={w.title} about={w.about}>
      <Loaded of={send} lines={4}>
        {(view) => (
          <>
            {view && <SendProgress campaign={campaign} view={view} />}
            {!underWay(view) && <SendForm campaign={campaign} />}
          </>
        )}
      </Loaded>
      <SendTry campaign={campaign} />
    </Section>
  );
}

function underWay(view: SendView | null | undefined): boolean {
  return view?.status === "scheduled" || view?.status === "running";
}
