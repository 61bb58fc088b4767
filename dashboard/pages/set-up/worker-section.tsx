import type { SiteView } from "#protocol/views.ts";
import { useResource } from "../../api/resource.ts";
import { Badge } from "../../parts/badge.tsx";
import { CopyLine } from "../../parts/copy-line.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** The file that the shop hosts for pushes, and whether it is where browsers look for it. */
export function WorkerSection({ view }: { readonly view: SiteView }) {
  const w = words.value.setUp;
  const check = useResource("checkWorker", { site: siteId.value });
  const edge = new URL(/src="([^"]+)"/.exec(view.snippet)?.[1] ?? "/", location.href).origin;
  return (
    <Section
      title={w.worker}
      about={words.value.push.workerAbout(view.settings.pushWorker)}
      actions={
        <button type="button" class="button quiet" onClick={() => void check.load()}>
          {w.checkAgain}
        </button>
      }
    >
      <CopyLine text={`importScripts("${edge}/sw.js");`} />
      <div class="after">
        <Loaded of={check} lines={1}>
          {({ url, outcome }) => (
            <p role="status" class="soft wrap">
              <Badge tone={outcome === "right" ? "good" : "warn"} text={w.workers[outcome]} />{" "}
              {w.workerUrl(url)}
            </p>
          )}
        </Loaded>
      </div>
    </Section>
  );
}
