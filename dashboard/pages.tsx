import type { ComponentChildren } from "preact";
import { Empty } from "./parts/loaded.tsx";
import { Page } from "./parts/page.tsx";
import { CampaignsPage } from "./pages/campaigns.tsx";
import { TodayPage } from "./pages/today.tsx";
import { VisitorsPage } from "./pages/visitors.tsx";
import { words } from "./words.ts";

const pages: Readonly<Record<string, () => ComponentChildren>> = {
  today: TodayPage,
  campaigns: CampaignsPage,
  visitors: VisitorsPage,
};

/** The page of a name. */
export function pageOf(name: string): ComponentChildren {
  const Known = pages[name];
  return Known ? <Known /> : <Missing />;
}

function Missing() {
  const text = words.value.common.notFound;
  return (
    <Page title={text}>
      <Empty title={text} />
    </Page>
  );
}
