import type { PushDevice } from "#protocol/push.ts";
import type { Show } from "#protocol/decision.ts";
import type { Tag } from "../tag.ts";

// Without a push service some browsers leave subscribe() pending for minutes.
const SUBSCRIBE_MS = 15_000;
// A scope of its own: the shop's worker, if it has one, keeps all its pages.
const SCOPE = "/edgewise-push/";

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

async function subscribe(tag: Tag, receipt: string): Promise<PushSubscriptionJSON> {
  const { pushKey, pushWorker, edge } = tag._settings;
  const registration = await navigator.serviceWorker.register(pushWorker, { scope: SCOPE });
  const worker = await inTime(active(registration));
  const options = { userVisibleOnly: true, applicationServerKey: bytes(pushKey) };
  const manager = registration.pushManager;
  const subscription = await inTime(
    manager.subscribe(options).catch(async () => {
      // The shop's key has changed since this browser subscribed.
      await (await manager.getSubscription())?.unsubscribe();
      return manager.subscribe(options);
    }),
  );
  const device: PushDevice = { edge, pushKey, token: receipt };
  // A worker has no origin to name: it is the shop's own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(device);
  return subscription.toJSON();
}

/** Asks the browser, from the visitor's own click, and reports every step. */
export async function askForPush(tag: Tag, show: Show): Promise<void> {
  const text = show.variant;
  const step = (name: "granted" | "denied" | "failed"): void =>
    tag._track("push_prompt", { step: name, text });
  try {
    const answer = await Notification.requestPermission();
    if (answer !== "granted") return step("denied");
    step("granted");
    const { endpoint, expirationTime, keys } = await subscribe(tag, show.receipt);
    const { p256dh, auth } = keys ?? {};
    if (!endpoint || !p256dh || !auth) return step("failed");
    tag._track("consent", { push: true });
    tag._track("push_subscribed", {
      subscription: { endpoint, expirationTime, keys: { p256dh, auth } },
      text,
      locale: tag._page.locale,
    });
  } catch {
    step("failed");
  }
}
