import type { ComponentChildren } from "preact";
import { Page } from "./parts/page.tsx";
import { CampaignsPage } from "./pages/campaigns.tsx";
import { CataloguePage } from "./pages/catalogue.tsx";
import { FunnelPage } from "./pages/funnel.tsx";
import { PersonasPage } from "./pages/personas.tsx";
import { ProofPage } from "./pages/proof.tsx";
import { PushPage } from "./pages/push.tsx";
import { RecommendationsPage } from "./pages/recommendations.tsx";
import { ReportPage } from "./pages/report.tsx";
import { VitalsPage } from "./pages/vitals.tsx";
import { SetUpPage } from "./pages/set-up.tsx";
import { TodayPage } from "./pages/today.tsx";
import { VisitorsPage } from "./pages/visitors.tsx";
import { words } from "./words.ts";

const pages: Readonly<Record<string, () => ComponentChildren>> = {
  today: TodayPage,
  funnel: FunnelPage,
  personas: PersonasPage,
  recommendations: RecommendationsPage,
  catalogue: CataloguePage,
  proof: ProofPage,
  push: PushPage,
  vitals: VitalsPage,
  report: ReportPage,
  "set-up": SetUpPage,
  campaigns: CampaignsPage,
  visitors: VisitorsPage,
};

/** The page of a name. */
export function pageOf(name: string): ComponentChildren {
  const Known = pages[name];
  return Known ? <Known /> : <Missing />;
}

function Missing() {
  return <Page title={words.value.common.notFound}>{null}</Page>;
}
