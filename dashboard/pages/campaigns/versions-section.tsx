import { useState } from "preact/hooks";
import type { CampaignVersion } from "#protocol/views.ts";
import { useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { differences } from "../../form/differences.ts";
import { useEditing } from "../../form/editing.ts";
import { dateTime, number } from "../../format.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { toast } from "../../parts/toast.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { differenceLine } from "./difference-line.ts";

const FEW = 5;
const LINES = 6;

/** How the campaign came to be what it is, and the way back to any of its versions. */
export function VersionsSection({ campaign }: { readonly campaign: string }) {
  const w = words.value.editor.versions;
  const versions = useResource("readVersions", { site: siteId.value, campaign });
  const [most, setMost] = useState(FEW);
  return (
    <Section title={w.title}>
      <Loaded of={versions} lines={3}>
        {(all) => (
          <>
            <ol class="versions">
              {all.slice(0, most).map((one, index) => (
                <Version
                  key={one.version}
                  one={one}
                  before={all[index + 1]}
                  isNewest={index === 0}
                />
              ))}
            </ol>
            {all.length > most && (
              <button type="button" class="button quiet" onClick={() => setMost(all.length)}>
                {w.more(number(all.length - most))}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface VersionProps {
  readonly one: CampaignVersion;
  readonly before: CampaignVersion | undefined;
  readonly isNewest: boolean;
}

function Version({ one, before, isNewest }: VersionProps) {
  const w = words.value.editor.versions;
  const { draft } = useEditing();
  const changed = before ? differences(before.campaign, one.campaign) : [];
  const lines = changed.slice(0, LINES).map(differenceLine);
  if (changed.length > LINES) lines.push(w.more(number(changed.length - LINES)));
  if (changed.length === 0) lines.push(before ? w.same : w.first);
  return (
    <li>
      <header>
        <span>
          <b>{dateTime(one.at)}</b> <span class="soft">{one.who}</span>
        </span>
        {!isNewest && may("editor") && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              draft.value = { ...one.campaign };
              toast(w.taken);
            }}
          >
            {w.back}
          </button>
        )}
      </header>
      <ul class="sentences">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </li>
  );
}
