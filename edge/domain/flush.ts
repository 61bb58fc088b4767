import {
  addCounts,
  type Counts,
  type ExperimentFact,
  type ItemSequence,
  type RosterEntry,
  type Tally,
} from "#protocol/counts.ts";
import { draw } from "./draw.ts";
import type { FlushState, VisitorState } from "./state.ts";

const MINUTE_MS = 60_000;
const MAX_LIVE_TALLIES = 4;
const MAX_SEQUENCES = 8;
const FIRST_RETRY_MS = 30_000;
const MAX_RETRY_MS = 3_600_000;

/** What the shop's counters should learn. */
export interface News {
  readonly counts?: Counts;
  readonly sequences?: readonly ItemSequence[];
  readonly experiments?: readonly ExperimentFact[];
}

/** Where counts belong: the live minute, or the day of an imported fact by the shop's clock. */
export interface Book {
  readonly source: string;
  /** Live: any instant of the minute. Import: when the day began. */
  readonly at: number;
}

/** The state with news for the shop's counters; urgent news (a purchase) leaves at once. */
export function tell(
  state: VisitorState,
  news: News,
  now: number,
  urgent = false,
  book: Book = { source: "live", at: now },
): VisitorState {
  const { flush } = state;
  if (state.staff) return state;
  const at = flush.outbox
    ? flush.at
    : Math.min(flush.at ?? Infinity, now + (urgent ? 0 : flush.everyMs));
  return {
    ...state,
    flush: {
      ...flush,
      at,
      tallies: entered(flush.tallies, news.counts ?? {}, book),
      sequences: joined(flush.sequences, news.sequences, MAX_SEQUENCES),
      experiments: joined(flush.experiments, news.experiments),
    },
  };
}

/**
 * The state once its flush is due: numbered without gaps, one at a time, and kept until it is
 * acknowledged. An unanswered one leaves again, later every time.
 */
export function withOutbox(
  state: VisitorState,
  roster: RosterEntry,
  shards: number,
  now: number,
): VisitorState {
  const { flush } = state;
  if (flush.at === null || now < flush.at) return state;
  const retryMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** flush.tries);
  const again = { at: now + retryMs, tries: flush.tries + 1 };
  if (flush.outbox) return { ...state, flush: { ...flush, ...again } };
  const { sequences, experiments } = flush;
  const latest = flush.tallies.findLast(({ source }) => source === "live");
  const tallies = entered(flush.tallies, flush.costs, { source: "live", at: latest?.at ?? now });
  const number = flush.number + 1;
  const outbox = { number, tallies, roster, sequences, experiments };
  const emptied = { tallies: [], sequences: [], experiments: [], costs: {} };
  const shard = flush.shard ?? shardOf(state.visitor, shards);
  return { ...state, flush: { ...flush, ...emptied, ...again, shard, number, outbox } };
}

/** The state with what serving this visitor has just cost; it leaves with the next flush. */
export function withCosts(state: VisitorState, costs: Counts): VisitorState {
  const { flush } = state;
  return { ...state, flush: { ...flush, costs: addCounts(flush.costs, costs) } };
}

/** The part of the census that counts somebody who is new, out of so many. */
export function shardOf(visitor: string, shards: number): number {
  return Math.floor(draw(visitor, "shard") * shards);
}

/** The flush after the counters took this number; an answer to an older one changes nothing. */
export function acknowledged(
  flush: FlushState,
  { number, flushEveryMs }: { readonly number: number; readonly flushEveryMs: number },
  now: number,
): FlushState {
  if (flush.outbox?.number !== number) return flush;
  const { tallies, sequences, experiments } = flush;
  const more = tallies.length + sequences.length + experiments.length > 0;
  return {
    ...flush,
    outbox: null,
    tries: 0,
    everyMs: flushEveryMs,
    // A purchase that came in meanwhile leaves at once, as any other.
    at: more ? now + (hasOrder(tallies) ? 0 : flushEveryMs) : null,
  };
}

function joined<T>(known: readonly T[], more: readonly T[] = [], most = Infinity): readonly T[] {
  return more.length === 0 ? known : [...known, ...more].slice(-most);
}

function hasOrder(tallies: readonly Tally[]): boolean {
  return tallies.some(({ source, counts }) => source === "live" && "orders" in counts);
}

function entered(tallies: readonly Tally[], counts: Counts, book: Book): readonly Tally[] {
  if (Object.keys(counts).length === 0) return tallies;
  const at = book.source === "live" ? Math.floor(book.at / MINUTE_MS) * MINUTE_MS : book.at;
  // What follows within a minute is booked with what it follows: a flush then writes one bucket, not two.
  const same = tallies.find(
    (tally) => tally.source === book.source && tally.at <= at && at - tally.at <= MINUTE_MS,
  );
  if (!same) return bounded([...tallies, { source: book.source, at, counts }]);
  const sum = { ...same, counts: addCounts(same.counts, counts) };
  return tallies.map((tally) => (tally === same ? sum : tally));
}

// A long outage may not grow the state: the oldest live minute is added to the one after it. An
// import's days stay apart; it flushes after every part of its file.
function bounded(tallies: readonly Tally[]): readonly Tally[] {
  const live = tallies.filter(({ source }) => source === "live");
  const [oldest, heir] = live;
  if (live.length <= MAX_LIVE_TALLIES || !oldest || !heir) return tallies;
  const sum = { ...heir, counts: addCounts(oldest.counts, heir.counts) };
  return tallies.flatMap((tally) => (tally === oldest ? [] : tally === heir ? sum : tally));
}
