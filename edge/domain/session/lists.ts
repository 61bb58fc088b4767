import type { FoldContext } from "./fold.ts";
import { newest, remember, type Remembered } from "./remembered.ts";
import type { Read, Session, Viewed, Wish } from "./session.ts";

const VIEWED = 20;
const WISHES = 12;
const CONTENTS = 12;
const MAX_TAGS = 4;
const TOLD = 12;

/** The session once a product was looked at (again). */
export function viewed(
  session: Session,
  id: string,
  more: Pick<Viewed, "category" | "views" | "engagedMs">,
  at: number,
): Session {
  const before = session.viewed.find((one) => one.id === id);
  const after: Viewed = {
    id,
    category: more.category || before?.category || "",
    views: (before?.views ?? 0) + more.views,
    engagedMs: (before?.engagedMs ?? 0) + more.engagedMs,
    at: Math.max(before?.at ?? 0, at),
  };
  const others = session.viewed.filter((one) => one !== before);
  return { ...session, viewed: newest([...others, after], VIEWED) };
}

/** The session once an article was opened or read on. */
export function read(
  session: Session,
  id: string,
  more: Pick<Read, "views" | "engagedMs" | "scroll"> & {
    readonly tags?: readonly string[] | undefined;
  },
  at: number,
  context?: FoldContext,
): Session {
  const before = session.contents.find((one) => one.id === id);
  const isKnown = context?.catalogue.articles.has(id) ?? false;
  const tags = isKnown ? undefined : (more.tags?.slice(0, MAX_TAGS) ?? before?.tags);
  const scroll = Math.max(before?.scroll ?? 0, more.scroll ?? 0);
  const after: Read = {
    id,
    views: (before?.views ?? 0) + more.views,
    engagedMs: (before?.engagedMs ?? 0) + more.engagedMs,
    at: Math.max(before?.at ?? 0, at),
    ...(scroll > 0 && { scroll }),
    ...(tags && { tags }),
  };
  const others = session.contents.filter((one) => one !== before);
  return { ...session, contents: newest([...others, after], CONTENTS) };
}

/** The session with a product on the wish-list. */
export function wished(
  session: Session,
  id: string,
  at: number,
  alert?: Wish["alerts"][number],
): Session {
  const removedAt = session.unwished.find((one) => one.id === id)?.at ?? 0;
  if (removedAt >= at) return session;
  const before = session.wishes.find((wish) => wish.id === id);
  const alerts = new Set(before?.alerts);
  if (alert) alerts.add(alert);
  const after = { id, at: Math.max(at, before?.at ?? 0), alerts: [...alerts].toSorted() };
  const others = session.wishes.filter((wish) => wish !== before);
  return { ...session, wishes: newest([...others, after], WISHES) };
}

/** The session with a product off the wish-list. */
export function unwished(session: Session, id: string, at: number): Session {
  return {
    ...session,
    unwished: remember(session.unwished, { id, at }, WISHES),
    wishes: session.wishes.filter((wish) => wish.id !== id || wish.at > at),
  };
}

/** What somebody told about themselves: the latest answer to each question, as `question=answer`. */
export function told(
  list: readonly Remembered[],
  name: string,
  value: string | number | boolean,
  at: number,
): readonly Remembered[] {
  const entry = { id: `${name}=${String(value).slice(0, 60)}`, at };
  const before = list.find(({ id }) => id.startsWith(`${name}=`));
  if (before && (before.at > at || (before.at === at && before.id >= entry.id))) return list;
  return newest([...list.filter((one) => one !== before), entry], TOLD);
}
