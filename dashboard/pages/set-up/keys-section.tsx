import type { SiteView } from "#protocol/views.ts";
import { call } from "../../api/call.ts";
import { resource, useResource } from "../../api/resource.ts";
import { dateTime } from "../../format.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirmed } from "../../parts/confirm.tsx";
import { CopyLine } from "../../parts/copy-line.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** The key that browsers subscribe with; its private half never leaves the edge. */
export function KeysSection({ view }: { readonly view: SiteView }) {
  const w = words.value.setUp;
  const site = siteId.value;
  const ends = useResource("readHealth", { site }).data.value?.pushKeyEndsAt ?? null;
  async function rotate(): Promise<void> {
    if (!(await confirmed(w.rotateTitle, w.rotateAbout, w.rotate))) return;
    await attempt(async () => {
      await call("rotatePushKey", { site }, { graceDays: 90 });
      await Promise.all([
        resource("readSite", { site }).load(),
        resource("readHealth", { site }).load(),
      ]);
    });
  }
  return (
    <Section
      title={w.keys}
      about={w.keysAbout}
      actions={
        <button type="button" class="button" onClick={() => void rotate()}>
          {w.rotate}
        </button>
      }
    >
      <CopyLine text={view.pushKey} />
      {ends !== null && <p class="about small">{w.oldKeyUntil(dateTime(ends))}</p>}
    </Section>
  );
}
