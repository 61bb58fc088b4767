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
/** Which message (by token) was shown last under a tag, as far as this wake-up knows. */
export const shownUnder = new Map<string, string>();

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
  const { title, data, tag = data?.key ?? "", silent } = told;
  // A duplicate stays unseen, although the subscription promises a visible effect: Firefox would
  // pop up again even what it still displays. Chromium is content with any notification of ours on
  // display and else takes it from a budget (push_messaging_notification_manager.cc), Firefox has
  // a daily quota, and duplicates are rare.
  if (data && (await remember()).shown.includes(data.key)) return undefined;
  if (data) shownUnder.set(tag, data.token);
  if (!notification) {
    const kept: Kept = { ...told, ...data };
    // An object, as TypeScript's library lacks what only some browsers show. A new message in an
    // old one's place deserves a sound, unless it is silent: together the two flags are an error.
    const options: object = { ...told, tag, data: kept, renotify: tag && !silent };
    await self.registration
      .showNotification(title, options)
      // An option this browser refuses must not cost the message.
      .catch(() => self.registration.showNotification(title, { tag, data: kept }));
  }
  if (!data) return undefined;
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
