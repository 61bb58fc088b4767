import type { Day } from "../session/engagement.ts";
import { read, told, unwished, viewed, wished } from "../session/lists.ts";
import { newest, remember, type Remembered } from "../session/remembered.ts";
import type { Session } from "../session/session.ts";

const KEPT = 24;
const DAYS = 24;

/** The left one's lists with everything that the right one looked at, read, wished for and told. */
export function joinedLists(left: Session, right: Session): Session {
  let { viewed: seen, contents } = left;
  for (const { id, at, ...more } of right.viewed) seen = viewed(seen, id, more, at);
  for (const { id, at, ...more } of right.contents) contents = read(contents, id, more, at);
  return {
    ...left,
    ...joinedWishes(left, right),
    viewed: seen,
    contents,
    goods: remembered(left.goods, right.goods),
    removed: remembered(left.removed, right.removed),
    searches: remembered(left.searches, right.searches),
    downloads: remembered(left.downloads, right.downloads),
    preferences: answered(left.preferences, right.preferences),
    answers: answered(left.answers, right.answers),
    days: joinedDays(left.days, right.days),
    finished: [...left.finished, ...right.finished]
      .toSorted((one, other) => one.at - other.at)
      .slice(-4),
  };
}

type Wishes = Pick<Session, "wishes" | "unwished">;

function joinedWishes(left: Wishes, right: Wishes): Wishes {
  let lists: Wishes = { wishes: left.wishes, unwished: left.unwished };
  for (const { id, at } of right.unwished) lists = unwished(lists, id, at);
  for (const { id, at, alerts } of right.wishes) {
    for (const alert of [undefined, ...alerts]) {
      lists = { ...lists, wishes: wished(lists, id, at, alert) };
    }
  }
  return lists;
}

function remembered<T extends Remembered>(left: readonly T[], right: readonly T[]): readonly T[] {
  return newest(
    right.reduce<readonly T[]>((list, entry) => remember(list, entry, 2 * KEPT), left),
    KEPT,
  );
}

/** The latest answer to each question, kept as `question=answer`. */
function answered(
  left: readonly Remembered[],
  right: readonly Remembered[],
): readonly Remembered[] {
  return right.reduce((list, { id, at }) => {
    const split = id.indexOf("=");
    return told(list, id.slice(0, split), id.slice(split + 1), at);
  }, left);
}

function joinedDays(left: readonly Day[], right: readonly Day[]): readonly Day[] {
  const points = new Map(left);
  for (const [day, more] of right) points.set(day, (points.get(day) ?? 0) + more);
  return [...points].toSorted(([one], [other]) => one - other).slice(-DAYS);
}
