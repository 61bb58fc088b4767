import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Persona } from "#protocol/persona.ts";
import { submit } from "../api/call.ts";
import { asFault } from "../api/fault.ts";
import { resource, useResource } from "../api/resource.ts";
import { may } from "../api/session.ts";
import { now } from "../clock.ts";
import { earnings } from "../counts/keys.ts";
import { total } from "../counts/read.ts";
import { money, shopClock, shopCurrency } from "../format.ts";
import { problemsOf } from "../form/problems.ts";
import { type Editing, EditingContext, useEditing } from "../form/editing.ts";
import { asList } from "../form/json.ts";
import { useUnsaved } from "../form/unsaved.ts";
import { Bars } from "../parts/bars.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { toast } from "../parts/toast.tsx";
import { siteId } from "../shop.ts";
import { daysBefore } from "../time.ts";
import { words } from "../words.ts";
import { PersonaFields } from "./personas/persona-fields.tsx";

/** The kinds of customers that the shop knows. */
export function PersonasPage() {
  const w = words.value;
  const all = useResource("readPersonas", { site: siteId.value });
  return (
    <Page title={w.nav.personas} about={w.personas.about}>
      <Loaded of={all} lines={8}>
        {(saved) => (
          <>
            <Form saved={saved} />
            <Earnings personas={saved} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Which of them earns the shop most. */
function Earnings({ personas }: { readonly personas: readonly Persona[] }) {
  const w = words.value;
  const from = daysBefore(now.value, 29, shopClock.value);
  const counted = useResource("readCounts", { site: siteId.value, query: { from, step: "day" } });
  const buckets = counted.data.value?.buckets ?? [];
  const names = Object.fromEntries(personas.map(({ id, name }) => [id, name]));
  const rows = earnings(total(buckets), shopCurrency.value).map(({ name, count }) => ({
    label: names[name] ?? w.funnel.noPersona,
    count,
  }));
  const title = `${w.today.revenue} · ${w.period.month}`;
  return rows.length === 0 ? null : (
    <Section title={title}>
      <Bars label={title} rows={rows} show={money} />
    </Section>
  );
}

function Form({ saved }: { readonly saved: readonly Persona[] }) {
  const editing = useMemo<Editing>(
    () => ({ draft: signal<unknown>(saved), problems: signal(new Map()), language: signal("*") }),
    [saved],
  );
  return (
    <EditingContext.Provider value={editing}>
      <form onSubmit={(event) => event.preventDefault()} noValidate>
        <fieldset disabled={!may("editor")}>
          <List />
        </fieldset>
        {may("editor") && <Save saved={saved} />}
      </form>
    </EditingContext.Provider>
  );
}

function List() {
  const w = words.value.personas;
  const { draft } = useEditing();
  const all = asList(draft.value);
  return (
    <>
      {all.length === 0 && <Empty title={w.empty} text={w.emptyDo} />}
      <ul class="personas">
        {all.map((_, index) => (
          <li key={index}>
            <PersonaFields index={index} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button after"
        onClick={() => {
          const evidence = [{ kind: "category", category: "", weight: 1 }];
          draft.value = [...all, { id: "", name: "", evidence }];
        }}
      >
        <Icon name="plus" />
        {w.new}
      </button>
    </>
  );
}

async function put(next: unknown): Promise<void> {
  const site = siteId.value;
  await submit("putPersonas", { site }, next);
  await resource("readPersonas", { site }).load();
}

function Save({ saved }: { readonly saved: readonly Persona[] }) {
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
      <span class="soft grow">{changed && w.common.unsaved}</span>
      <button type="button" class="button primary" disabled={!changed} onClick={() => void save()}>
        {w.common.save}
      </button>
    </div>
  );
}
