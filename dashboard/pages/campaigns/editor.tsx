import { signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Campaign } from "#protocol/campaign.ts";
import { useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { type Editing, EditingContext } from "../../form/editing.ts";
import { Empty, Loaded, Outline } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { route, to } from "../../route.ts";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { AudienceSection } from "./audience-section.tsx";
import { BasicsSection } from "./basics-section.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SendSection } from "./send-section.tsx";
import { StepsSection } from "./steps-section.tsx";
import { loadTemplates, spoken, templates } from "./template-list.ts";
import { VersionsSection } from "./versions-section.tsx";
import { TriggerSection } from "./trigger-section.tsx";

/** Everything that a campaign can say, in the order in which it is thought of. */
export function CampaignEditor({ id }: { readonly id: string }) {
  const w = words.value;
  const campaigns = useResource("readCampaigns", { site: siteId.value });
  const back = { href: to("campaigns"), label: w.nav.campaigns };
  if (id === "new") {
    return <FromTemplate name={route.value.query.get("from")} back={back} />;
  }
  const known = campaigns.data.value?.find((one) => one.id === id);
  if (known) return <Form key={known.id} begun={known} saved={known} back={back} />;
  return (
    <Page title={w.nav.campaigns} back={back}>
      <Loaded of={campaigns} lines={8}>
        {() => <Empty title={w.campaigns.unknown} />}
      </Loaded>
    </Page>
  );
}

interface FromTemplateProps {
  readonly name: string | null;
  readonly back: FormProps["back"];
}

function FromTemplate({ name, back }: FromTemplateProps) {
  useEffect(() => void loadTemplates(), []);
  if (name === null) return <Form begun={emptyCampaign()} saved={null} back={back} />;
  const template = templates.value?.find(({ campaign }) => campaign.id === name);
  if (template) {
    const begun = { ...template.campaign, name: spoken(template.title) };
    return <Form key={name} begun={begun} saved={null} back={back} />;
  }
  return (
    <Page title={words.value.campaigns.new} back={back}>
      {templates.value ? <Empty title={words.value.campaigns.unknown} /> : <Outline lines={10} />}
    </Page>
  );
}

function emptyCampaign(): Campaign {
  return {
    id: "",
    name: "",
    status: "draft",
    trigger: { kind: "landing" },
    goal: { kind: "purchase" },
    priority: 50,
    steps: [],
  };
}

interface FormProps {
  readonly begun: Campaign;
  /** What the edge holds; null for a new one. */
  readonly saved: Campaign | null;
  readonly back: { readonly href: string; readonly label: string };
}

function Form({ begun, saved, back }: FormProps) {
  const w = words.value;
  const editing = useMemo<Editing>(
    () => ({ draft: signal<unknown>(begun), problems: signal(new Map()), language: signal("*") }),
    // The draft outlives what the edge answers meanwhile; saving takes the answer in.
    [],
  );
  const known = useRef<unknown>(begun);
  // Sending may store the campaign too; a draft that nobody has touched follows it, at once: it is not unsaved.
  if (saved && saved !== known.current) {
    if (editing.draft.value === known.current) editing.draft.value = saved;
    known.current = saved;
  }
  return (
    <Page title={saved?.name ?? w.campaigns.new} back={back}>
      {saved?.trigger.kind === "collective" && may("editor") && <SendSection campaign={saved} />}
      <EditingContext.Provider value={editing}>
        <form class="editor" onSubmit={(event) => event.preventDefault()} noValidate>
          <fieldset disabled={!may("editor")}>
            {!may("editor") && <p class="notice">{w.common.readOnly}</p>}
            <BasicsSection isNew={saved === null} />
            <TriggerSection />
            <AudienceSection />
            <StepsSection />
            <LimitsSection />
          </fieldset>
          {may("editor") && <SaveBar saved={saved} begun={begun} />}
          {saved && <VersionsSection campaign={saved.id} />}
        </form>
      </EditingContext.Provider>
    </Page>
  );
}
