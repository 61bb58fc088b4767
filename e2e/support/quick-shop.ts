import type { SiteView } from "#protocol/views.ts";
import type { RunningEdge } from "./edge.ts";

/** Lets carts of the demo shop count as left after so many seconds; nobody may have visited it yet. */
export async function leftAfter({ admin }: RunningEdge, seconds: number): Promise<void> {
  const { settings } = await admin<SiteView>("GET", "");
  const abandonedAfterSeconds = { ...settings.abandonedAfterSeconds, cart: seconds };
  await admin("PUT", "/settings", { ...settings, abandonedAfterSeconds });
}
