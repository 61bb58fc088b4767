import { scopeOf, tellAddress } from "../draw/subscribe.ts";
import type { Tag } from "../tag.ts";

let isBusy = false;

/** Keeps this browser's push address as the visitor wants it: told anew, or given up. */
export async function start(tag: Tag, isRenewal?: boolean): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  if (isRenewal && Notification.permission === "granted") return tellAddress(tag);
  // Taken back here, or in the browser's own settings: whatever else was allowed stays.
  const scope = scopeOf(tag._settings.pushWorker);
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  await registration?.unregister();
  tag._track("push_unsubscribed", {});
  tag._track("consent", { push: false });
}
