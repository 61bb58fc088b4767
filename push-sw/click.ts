import { report } from "./report.ts";
import { shownUnder, type Kept } from "./show.ts";

declare const self: ServiceWorkerGlobalScope;

const CLICK_MAY_FOLLOW_MS = 1000;
const clicked: string[] = [];

/** Leads to what the message promised, in the tab that already shows it or in a new one. */
export async function onClick({ notification, action }: NotificationEvent): Promise<void> {
  const { token = "", navigate = "/", actions }: Kept = notification.data ?? {};
  clicked.push(token);
  notification.close();
  const chosen = actions?.find((one) => one.action === action);
  // First of all: the click's permission to open a window lasts a second or so.
  await lead(new URL(chosen?.navigate ?? navigate, self.origin).href);
  if (token) await report({ kind: "clicked", token, ...(action && { action }) });
}

/** Tells that a message was put away. */
export async function onClose({ notification: { data, tag } }: NotificationEvent): Promise<void> {
  const { token }: Kept = data ?? {};
  // Firefox closes before it clicks,
  await new Promise((resolve) => setTimeout(resolve, CLICK_MAY_FOLLOW_MS));
  if (!token || clicked.includes(token)) return;
  // and closes what only makes place for a later message.
  if ((shownUnder.get(tag) ?? token) === token) await report({ kind: "closed", token });
}

async function lead(url: string): Promise<void> {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Another page of the shop stays as it is: it may be a checkout half filled in.
  const open = tabs.find((tab) => page(tab.url) === page(url));
  await (open ? open.focus() : self.clients.openWindow(url));
}

/** The address without what only tells how one came there. */
function page(url: string): string {
  return url.replace(/[?&]ew_click=[^&#]*|#.*/g, "");
}
