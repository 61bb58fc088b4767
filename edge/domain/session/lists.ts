import type { FoldContext } from "./fold-context.ts";
import { newest, remember, type Remembered } from "./remembered.ts";
import type { Read, Session, Viewed, Wish } from "./session.ts";

type Wishes = Pick<Session, "wishes" | "unwished">;

const VIEWED = 20;
const WISHES = 12;
const CONTENTS = 12;
const MAX_TAGS = 4;
const TOLD = 12;

/** The products looked at, once one of them was (again). */
export function viewed(
  list: readonly Viewed[],
  id: string,
  more: Pick<Viewed, "category" | "views" | "engagedMs">,
  at: number,
): readonly Viewed[] {
  const before = list.find((one) => one.id === id);
  const after: Viewed = {
    id,
    category: more.category || before?.category || "",
    views: (before?.views ?? 0) + more.views,
    engagedMs: (before?.engagedMs ?? 0) + more.engagedMs,
    at: Math.max(before?.at ?? 0, at),
  };
  const others = list.filter((one) => one !== before);
  return newest([...others, after], VIEWED);
}

/** The articles, once one of them was opened or read on. */
export function read(
  list: readonly Read[],
  id: string,
  more: Pick<Read, "views" | "engagedMs" | "scroll"> & {
    readonly tags?: readonly string[] | undefined;
  },
  at: number,
  context?: FoldContext,
): readonly Read[] {
  const before = list.find((one) => one.id === id);
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
  const others = list.filter((one) => one !== before);
  return newest([...others, after], CONTENTS);
}

/** The wish-list with one more product. */
export function wished(
  { wishes, unwished: removed }: Wishes,
  id: string,
  at: number,
  alert?: Wish["alerts"][number],
): readonly Wish[] {
  const removedAt = removed.find((one) => one.id === id)?.at ?? 0;
  if (removedAt >= at) return wishes;
  const before = wishes.find((wish) => wish.id === id);
  const alerts = new Set(before?.alerts);
  if (alert) alerts.add(alert);
  const after = { id, at: Math.max(at, before?.at ?? 0), alerts: [...alerts].toSorted() };
  return bounded([...wishes.filter((wish) => wish !== before), after]);
}

// What somebody asked to be told of was promised: what was only wished for makes room first.
function bounded(wishes: readonly Wish[]): readonly Wish[] {
  const all = newest(wishes, Infinity);
  if (all.length <= WISHES) return all;
  const forgotten = all.find(({ alerts }) => alerts.length === 0) ?? all[0];
  return all.filter((wish) => wish !== forgotten);
}

/** The wish-list without a product. */
export function unwished({ wishes, unwished: removed }: Wishes, id: string, at: number): Wishes {
  return {
    unwished: remember(removed, { id, at }, WISHES),
    wishes: wishes.filter((wish) => wish.id !== id || wish.at > at),
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
