import type { PushSubscriptionKeys } from "#protocol/push.ts";
import { remember } from "./memory.ts";
import { report } from "./report.ts";

declare const self: ServiceWorkerGlobalScope;

/** Takes the device's new address, or asks for one, and tells the edge. */
export async function onSubscriptionChange(event: PushSubscriptionChangeEvent): Promise<void> {
  const { oldSubscription, newSubscription } = event;
  const { token, pushKey = null } = await remember();
  if (!token) return;
  const applicationServerKey = oldSubscription?.options.applicationServerKey ?? pushKey;
  const fresh =
    newSubscription ??
    (await self.registration.pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey })
      // Refused: the edge should know that nothing arrives here any more.
      .catch(() => null));
  const subscription: PushSubscriptionKeys | null = JSON.parse(JSON.stringify(fresh));
  const before = oldSubscription?.endpoint;
  await report({ kind: "resubscribed", token, before, subscription });
}
