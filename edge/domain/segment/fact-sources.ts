import type { Catalogue } from "#protocol/product.ts";
import type { Market, Snapshot } from "#protocol/site.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import type { Understanding } from "../persona/understand.ts";
import type { Profile } from "../profile.ts";
import type { Session } from "../session/session.ts";

/** What facts are made of. */
export interface FactSources {
  readonly session: Session;
  readonly understanding: Understanding;
  readonly profile: Pick<Profile, "locale" | "country" | "touch" | "source" | "utm">;
  readonly campaigns: readonly CampaignMemory[];
  readonly subscribed: boolean;
  readonly market: Market;
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly now: number;
}
