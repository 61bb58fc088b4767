import type { Counts } from "#protocol/counts.ts";
import { useResource } from "../api/resource.ts";
import { speech } from "../counts/keys.ts";
import { share, split, sum, total } from "../counts/read.ts";
import { number, percent } from "../format.ts";
import { Bars } from "../parts/bars.tsx";
import { Figure } from "../parts/figure.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { shop, siteId } from "../shop.ts";
import { word, words } from "../words.ts";
import { WorkerSection } from "./set-up/worker-section.tsx";
import { chosenPeriod, PeriodSwitch } from "./period.tsx";

const steps = [
  "asked",
  "agreed",
  "granted",
  "declined",
  "denied",
  "failed",
  "home-screen",
] as const;

/** From the first question to the click. */
export function PushPage() {
  const w = words.value;
  const { from, step } = chosenPeriod();
  const site = siteId.value;
  const counted = useResource("readCounts", { site, query: { from, step } });
  return (
    <Page title={w.nav.push} about={w.push.about} actions={<PeriodSwitch />}>
      <Loaded of={counted} lines={8}>
        {({ buckets }) => <Figures counts={total(buckets)} />}
      </Loaded>
      {shop.value && <WorkerSection view={shop.value} />}
    </Page>
  );
}

function Figures({ counts }: { readonly counts: Counts }) {
  const w = words.value.push;
  const { said, shown, clicked, dismissed } = speech(counts).messages;
  const asked = sum(counts, "push-prompt", "asked");
  const held = split(counts, ["held"], 1);
  return (
    <>
      <Section title={w.messages}>
        <dl class="figures">
          <Figure label={w.sent} value={number(said)} />
          <Figure label={w.shown} value={number(shown)} hint={percent(share(shown, said))} />
          <Figure label={w.clicked} value={number(clicked)} hint={percent(share(clicked, said))} />
          <Figure
            label={w.closed}
            value={number(dismissed)}
            hint={percent(share(dismissed, said))}
          />
          <Figure label={w.expired} value={number(sum(counts, "gone") + sum(counts, "too-late"))} />
        </dl>
      </Section>
      <div class="columns">
        <Section title={w.prompt}>
          {asked === 0 ? (
            <Empty title={w.empty} text={w.emptyDo} />
          ) : (
            <Bars
              label={w.prompt}
              whole={asked}
              rows={steps.map((name) => ({
                label: w.steps[name],
                count: sum(counts, "push-prompt", name),
              }))}
            />
          )}
        </Section>
        {held.length > 0 && (
          <Section title={w.held} about={w.heldAbout}>
            <Bars
              label={w.held}
              rows={held.map(({ name, count }) => ({ label: word(w.reasons, name), count }))}
            />
          </Section>
        )}
      </div>
    </>
  );
}
