import { computed, effect, signal } from "@preact/signals";
import type { SiteView } from "#protocol/views.ts";
import { resource } from "./api/resource.ts";
import { session } from "./api/session.ts";
import { now } from "./clock.ts";
import { shopClock, shopCurrency } from "./format.ts";
import { startOfDay } from "./time.ts";

/** The shop that is looked at; pages are drawn only once one is chosen. */
export const siteId = computed(() => session.value?.site ?? "");

export const shop = signal<SiteView | null>(null);

/** When the shop's day began. */
export const todayAt = computed(() => startOfDay(now.value, shopClock.value));

effect(() => {
  const site = siteId.value;
  if (!site) {
    shop.value = null;
    return undefined;
  }
  const view = resource("readSite", { site });
  void view.load();
  return view.data.subscribe((data) => {
    if (!data) return;
    shop.value = data;
    shopClock.value = data.settings.timeZone;
    shopCurrency.value = data.settings.markets[0]?.currency ?? "EUR";
  });
});
