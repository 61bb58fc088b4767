import type { PushDevice } from "#protocol/push.ts";
import type { TagPush } from "#protocol/tag.ts";
import type { Tag } from "../tag.ts";

// Without a push service some browsers leave subscribe() pending for minutes.
const SUBSCRIBE_MS = 15_000;

/**
 * A scope of its own: the shop's worker, if it has one, keeps all its pages. It lies beside the file,
 * so that no `Service-Worker-Allowed` is needed, which app proxies strip.
 */
function scopeOf(pushWorker: string): string {
  return pushWorker.replace(/[^/]*$/, "edgewise-push/");
}

/** Whether a service worker is ours. */
export const scoped = /\/edgewise-push\/$/;

const inTime = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, fail) => setTimeout(fail, SUBSCRIBE_MS, new Error("too slow"))),
  ]);

function bytes(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

async function active(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  // `serviceWorker.ready` never comes for a scope that this page lies outside of.
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error("no worker");
  while (worker.state !== "activated") {
    if (worker.state === "redundant") throw new Error("worker failed");
    await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
  }
  return worker;
}

interface Subscribed extends Pick<TagPush, "pushKey"> {
  readonly address: PushSubscriptionJSON;
}

async function subscribe(tag: Tag, isRenewal: boolean): Promise<Subscribed> {
  const { site, edge } = tag._settings;
  const answer = await inTime(fetch(`${edge}/t/${site}.json`));
  const { pushKey, pushWorker }: TagPush = await answer.json();
  const scope = scopeOf(pushWorker);
  const registration = await navigator.serviceWorker.register(pushWorker, { scope });
  const worker = await inTime(active(registration));
  const options = { userVisibleOnly: true, applicationServerKey: bytes(pushKey) };
  const manager = registration.pushManager;
  const giveUp = async () => (await manager.getSubscription())?.unsubscribe();
  // Else the browser would name the same dead address again.
  if (isRenewal) await inTime(giveUp());
  const subscription = await inTime(
    manager.subscribe(options).catch(async () => {
      // The shop's key has changed since this browser subscribed.
      await giveUp();
      return manager.subscribe(options);
    }),
  );
  // As the edge's push-token.ts reads it: the device itself, no message of it.
  const device: PushDevice = { edge, pushKey, token: `${site}~${tag._memory().visitor}~` };
  // A worker has no origin to name: it is the shop's own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(device);
  return { pushKey, address: subscription.toJSON() };
}

/** Tells the edge where this browser is reached, if that is still wanted; `wanted` names the words that were agreed to just now. */
export async function tellAddress(
  tag: Tag,
  wanted: string | true,
  isWanted: () => boolean,
): Promise<void> {
  const { pushKey, address } = await subscribe(tag, wanted === true);
  if (!isWanted()) return;
  const { endpoint, expirationTime, keys } = address;
  const { p256dh, auth } = keys ?? {};
  if (!endpoint || !p256dh || !auth) throw new Error("no keys");
  // Only here, for quiet hours: the first use of Intl costs a browser more than all of this tag.
  tag._page.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  tag._track("push_subscribed", {
    subscription: { endpoint, expirationTime, keys: { p256dh, auth } },
    pushKey,
    text: wanted === true ? undefined : wanted,
    locale: tag._page.locale,
  });
}
