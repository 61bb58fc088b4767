import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { SiteView } from "#protocol/views.ts";
import type { Settings } from "#protocol/site.ts";
import { submit } from "../../api/call.ts";
import { asFault } from "../../api/fault.ts";
import { resource } from "../../api/resource.ts";
import { problemsOf } from "../../form/problems.ts";
import { type Editing, EditingContext, useEditing } from "../../form/editing.ts";
import { useUnsaved } from "../../form/unsaved.ts";
import { Section } from "../../parts/page.tsx";
import { toast } from "../../parts/toast.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { SettingsFields } from "./settings-fields.tsx";

/** What the shop wants Edgewise to do, and what never. */
export function SettingsSection({ view }: { readonly view: SiteView }) {
  const editing = useMemo<Editing>(
    () => ({
      draft: signal<unknown>(view.settings),
      problems: signal(new Map()),
      language: signal("*"),
    }),
    [view],
  );
  return (
    <EditingContext.Provider value={editing}>
      <Section title={words.value.setUp.settings}>
        <form onSubmit={(event) => event.preventDefault()} noValidate>
          <SettingsFields />
          <Save saved={view.settings} />
        </form>
      </Section>
    </EditingContext.Provider>
  );
}

async function put(next: unknown): Promise<void> {
  const site = siteId.value;
  await submit("putSettings", { site }, next);
  await resource("readSite", { site }).load();
}

function Save({ saved }: { readonly saved: Settings }) {
  const w = words.value;
  const { draft, problems } = useEditing();
  async function save(): Promise<void> {
    try {
      await put(draft.value);
      problems.value = new Map();
      toast(w.common.saved, () => void put(saved));
    } catch (thrown) {
      const fault = asFault(thrown);
      problems.value = problemsOf(fault);
      toast(fault.message, null, true);
    }
  }
  const changed = draft.value !== saved;
  useUnsaved(changed);
  return (
    <div class="save-bar no-print">
      <span class="soft grow" role="status">
        {problems.value.size > 0
          ? [...problems.value.values()].join(" ")
          : changed && w.common.unsaved}
      </span>
      <button type="button" class="button primary" disabled={!changed} onClick={() => void save()}>
        {w.common.save}
      </button>
    </div>
  );
}
