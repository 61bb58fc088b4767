import { scoped, tellAddress } from "../draw/subscribe.ts";
import type { Tag } from "../tag.ts";

let isBusy = false;

/**
 * Keeps this browser's push address as the visitor wants it: told for the first time, with the words
 * that were agreed to; told anew (`true`); or given up.
 */
export async function start(tag: Tag, wanted?: string | true): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    if (typeof wanted === "string") await tellAddress(tag, wanted);
    else if (wanted && Notification.permission === "granted") await tellAddress(tag);
    else await giveUp(tag);
  } catch {
    if (typeof wanted === "string") tag._track("push_prompt", { step: "failed", text: wanted });
  }
  isBusy = false;
}

// Taken back here, or in the browser's own settings: whatever else was allowed stays.
async function giveUp(tag: Tag): Promise<void> {
  tag._track("consent", { push: false });
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (!scoped.test(registration.scope)) continue;
    const subscription = await registration.pushManager.getSubscription();
    await subscription?.unsubscribe();
    await registration.unregister();
  }
  tag._track("push_unsubscribed", {});
}
