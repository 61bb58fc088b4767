import { onClick, onClose } from "./click.ts";
import { remember } from "./memory.ts";
import { sendReports } from "./report.ts";
import { onSubscriptionChange } from "./resubscribe.ts";
import { onPush } from "./show.ts";

declare const self: ServiceWorkerGlobalScope;

interface Wakeups {
  readonly activate: ExtendableEvent;
  readonly message: ExtendableMessageEvent;
  readonly notificationclick: NotificationEvent;
  readonly notificationclose: NotificationEvent;
  readonly push: PushEvent;
  readonly pushsubscriptionchange: PushSubscriptionChangeEvent;
  readonly sync: ExtendableEvent;
}

// No `skipWaiting`, no `fetch`: on its scope of its own there is no page to wait for, and beside
// the shop's code it changes nothing.
on("push", onPush);
on("notificationclick", onClick);
on("notificationclose", onClose);
on("pushsubscriptionchange", onSubscriptionChange);
on("activate", sendReports);
on("sync", sendReports);
on("message", async ({ data }) => {
  // The tag's word about this device; the page may talk to us of other things.
  if (data?.pushKey) await remember(() => data);
});

function on<K extends keyof Wakeups>(kind: K, answer: (event: Wakeups[K]) => Promise<void>): void {
  self.addEventListener(kind, {
    handleEvent: (event: Wakeups[K]) => event.waitUntil(answer(event)),
  });
}
