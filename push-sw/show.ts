import type { PushPayload } from "#protocol/push.ts";
import { remember } from "./memory.ts";
import { report } from "./report.ts";

declare const self: ServiceWorkerGlobalScope;

type Told = PushPayload["notification"];
type Readable = Partial<Told> & Pick<Told, "title">;

/** What a shown notification still knows when it is clicked. */
export type Kept = Partial<Told & Told["data"]>;

interface DeclarativePushEvent extends PushEvent {
  /** Set where the browser shows the document by itself (Safari). */
  readonly notification?: Readable;
}

const SHOWN_LIMIT = 100;
let last: Promise<unknown> = Promise.resolve();

/** Shows a message once, however often it arrives. */
export async function onPush(event: DeclarativePushEvent): Promise<void> {
  // One after the other, so that the second of two equal pushes knows of the first.
  const turn = last.then(() => show(event));
  last = turn.catch(() => {
    // The browser logs it with this push; the next one must not fail with it.
  });
  const token = await turn;
  if (token) await report({ kind: "shown", token });
}

/** The report token of what was now shown for the first time. */
async function show({
  data: sent,
  notification,
}: DeclarativePushEvent): Promise<string | undefined> {
  const told = notification ?? read(sent);
  const { title, data, tag = data?.key ?? "", silent = false } = told;
  const again = !!data && (await remember()).shown.includes(data.key);
  // A duplicate of what was put away stays unseen, although the subscription promises a visible
  // effect: Chromium has a budget for that and counts any notification of ours still on display
  // (push_messaging_notification_manager.cc), Firefox a daily quota, and duplicates are rare.
  // One still on display is shown again in its place, without a sound, which costs nothing.
  if (again) {
    const shown = await self.registration.getNotifications({ tag });
    if (!shown.some((one) => one.data.key === data.key)) return undefined;
  }
  if (!notification) {
    const kept: Kept = { ...told, ...data };
    // An object, as TypeScript's library lacks what only some browsers show.
    const options: object = {
      ...told,
      tag,
      data: kept,
      silent: again || silent,
      // A new message in an old one's place deserves a sound; the two flags exclude each other.
      renotify: tag && !again && !silent,
    };
    await self.registration
      .showNotification(title, options)
      // An option this browser refuses must not cost the message.
      .catch(() => self.registration.showNotification(title, { tag, data: kept }));
  }
  if (!data || again) return undefined;
  const { key, edge, token } = data;
  await remember(({ shown }) => ({ edge, token, shown: [...shown, key].slice(-SHOWN_LIMIT) }));
  return token;
}

function read(data: PushMessageData | null): Readable {
  const unreadable = { title: self.location.hostname };
  try {
    const told = data?.json().notification;
    return told?.title ? told : unreadable;
  } catch {
    return { ...unreadable, body: data?.text() };
  }
}
