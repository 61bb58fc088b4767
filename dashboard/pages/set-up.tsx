import { may } from "../api/session.ts";
import { CopyLine } from "../parts/copy-line.tsx";
import { Page, Section } from "../parts/page.tsx";
import { shop } from "../shop.ts";
import { words } from "../words.ts";
import { AuditSection } from "./set-up/audit-section.tsx";
import { EventsSection } from "./set-up/events-section.tsx";
import { SettingsSection } from "./set-up/settings-section.tsx";
import { TokensSection } from "./set-up/tokens-section.tsx";

/** From the line to paste to who may look. */
export function SetUpPage() {
  const w = words.value.setUp;
  const view = shop.value;
  if (!view) return null;
  return (
    <Page title={words.value.nav["set-up"]}>
      <Section title={w.paste} about={w.pasteAbout}>
        <CopyLine text={view.snippet} />
      </Section>
      <EventsSection />
      {may("owner") && (
        <>
          <SettingsSection key={view.version} view={view} />
          <TokensSection />
          <AuditSection />
        </>
      )}
    </Page>
  );
}
