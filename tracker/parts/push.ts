import { scoped, tellAddress } from "../draw/subscribe.ts";
import type { Tag } from "../tag.ts";

interface Wish {
  /** The words that were agreed to; `true`: the address anew; undefined: no more. */
  readonly wanted: string | true | undefined;
}

let latest: Wish | undefined;
let turn = Promise.resolve();

/**
 * Keeps this browser's push address as the visitor wants it: told for the first time, with the words
 * that were agreed to; told anew (`true`); or given up. One after the other, since browsers take their
 * time: what is wanted meanwhile takes the place of what was.
 */
export function start(tag: Tag, asked?: string | true): Promise<void> {
  const isRefused = asked === true && Notification.permission !== "granted";
  const wanted = isRefused ? undefined : asked;
  if (latest && latest.wanted === wanted) return turn;
  const wish: Wish = (latest = { wanted });
  const isWanted = () => latest === wish;
  // Allowed by the click, not once the browser has an address: taking it back must find it.
  if (wanted) tag._track("consent", { push: true });
  turn = turn.then(async () => {
    if (isWanted()) await fulfil(tag, wish, isWanted);
    if (isWanted()) latest = undefined;
  });
  return turn;
}

async function fulfil(tag: Tag, { wanted }: Wish, isWanted: () => boolean): Promise<void> {
  try {
    await (wanted ? tellAddress(tag, wanted, isWanted) : giveUp(tag));
  } catch {
    if (typeof wanted === "string") tag._track("push_prompt", { step: "failed", text: wanted });
  }
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
  // What the worker knew, whose device it is among it; it goes as soon as the worker has ended.
  indexedDB.deleteDatabase("edgewise-push");
}
