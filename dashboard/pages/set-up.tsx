import { may } from "../api/session.ts";
import { Contents } from "../parts/contents.tsx";
import { CopyLine } from "../parts/copy-line.tsx";
import { Page, Section } from "../parts/page.tsx";
import { shop } from "../shop.ts";
import { words } from "../words.ts";
import { AuditSection } from "./set-up/audit-section.tsx";
import { EventsSection } from "./set-up/events-section.tsx";
import { FeedSection } from "./set-up/feed-section.tsx";
import { IdentitySection } from "./set-up/identity-section.tsx";
import { KeysSection } from "./set-up/keys-section.tsx";
import { OrdersSection } from "./set-up/orders-section.tsx";
import { SettingsSection } from "./set-up/settings-section.tsx";
import { TokensSection } from "./set-up/tokens-section.tsx";
import { WorkerSection } from "./set-up/worker-section.tsx";

/** From the line to paste to who may look. */
export function SetUpPage() {
  const w = words.value.setUp;
  const view = shop.value;
  if (!view) return null;
  const forOwners = [w.settings, w.orders, w.identity, w.keys, w.tokens, w.audit];
  return (
    <Page title={words.value.nav["set-up"]}>
      <Contents
        titles={[w.paste, w.events, w.worker, w.feed, ...(may("owner") ? forOwners : [])]}
      />
      <Section title={w.paste} about={w.pasteAbout}>
        <CopyLine text={view.snippet} />
      </Section>
      <EventsSection />
      <WorkerSection view={view} />
      <FeedSection />
      {may("owner") && (
        <>
          <SettingsSection key={view.version} view={view} />
          <OrdersSection />
          <IdentitySection />
          <KeysSection view={view} />
          <TokensSection />
          <AuditSection />
        </>
      )}
    </Page>
  );
}
