import type { ArmChange, ExperimentFact } from "#protocol/counts.ts";
import type { CampaignMemory, Said } from "../decide/campaign-memory.ts";
import { SHOP } from "../decide/memory.ts";
import { factOf } from "../order/outcomes.ts";
import type { VisitorState } from "../state.ts";

/** What campaigns have meant to a person on all devices, and what experiments must hear of it. */
export interface JoinedCampaigns {
  readonly campaigns: readonly CampaignMemory[];
  readonly facts: readonly ExperimentFact[];
  /** Campaigns that had drawn different arms for the two. */
  readonly conflicts: readonly string[];
}

const MAX_CAMPAIGNS = 20;

/** Joins what is remembered per campaign: whoever entered an experiment first has the arm for both. */
export function joinedCampaigns(
  left: VisitorState,
  right: VisitorState,
  visits: number,
  now: number,
): JoinedCampaigns {
  const facts: ExperimentFact[] = [];
  const conflicts: string[] = [];
  const mine = left.campaigns.map((memory) => renumbered(owned(memory, left), left, visits));
  const theirs = right.campaigns.map((memory) => renumbered(owned(memory, right), right, visits));
  const campaigns = mine.map((memory) => {
    const other = theirs.find(({ campaign }) => campaign === memory.campaign);
    if (!other) return memory;
    const [first, second] = isFirst(memory, other) ? [memory, other] : [other, memory];
    const change = takenBack(second);
    if (first.enteredAt > 0 && change) facts.push(factOf(second, now, change));
    if (first.enteredAt > 0 && second.enteredAt > 0 && first.arm !== second.arm)
      conflicts.push(first.campaign);
    return both(first, second);
  });
  const others = theirs.filter(
    ({ campaign }) => !mine.some((memory) => memory.campaign === campaign),
  );
  return { campaigns: bounded([...campaigns, ...others]), facts, conflicts };
}

/** When somebody first entered an experiment; `Infinity`: never. */
export function enteredAt({ campaigns }: Pick<VisitorState, "campaigns">): number {
  return campaigns.reduce(
    (first, memory) => (memory.enteredAt > 0 ? Math.min(first, memory.enteredAt) : first),
    Infinity,
  );
}

function isFirst(one: CampaignMemory, other: CampaignMemory): boolean {
  const [left, right] = [one.enteredAt || Infinity, other.enteredAt || Infinity];
  return left === right ? one.arm <= other.arm : left < right;
}

/** A person counts once: what the second entry told is taken back, but not an outcome that is final. */
function takenBack({ arm, enteredAt: at, closed, provisional }: CampaignMemory): ArmChange | null {
  if (at === 0 || arm === "shop-holdout") return null;
  if (closed) return provisional ? { provisional: -1 } : null;
  return { entered: -1 };
}

function both(first: CampaignMemory, second: CampaignMemory): CampaignMemory {
  const said = joinedSaid(first.said, second.said);
  const offer = first.offer ?? second.offer;
  return {
    ...first,
    ...(said && { said }),
    ...(offer && { offer }),
    lastAt: Math.max(first.lastAt, second.lastAt),
    ...greater("answeredAt", first, second),
    ...greater("dismissedAt", first, second),
    ...greater("startedAt", first, second),
    // The number of a journey is part of its messages' keys: none may come twice.
    ...((first.runs ?? second.runs) !== undefined && {
      runs: (first.runs ?? 0) + (second.runs ?? 0),
    }),
  };
}

function greater<K extends "answeredAt" | "dismissedAt" | "startedAt">(
  name: K,
  first: CampaignMemory,
  second: CampaignMemory,
): { [P in K]?: number } | null {
  const at = Math.max(first[name] ?? -1, second[name] ?? -1);
  const told: { [P in "answeredAt" | "dismissedAt" | "startedAt"]?: number } = { [name]: at };
  return at < 0 ? null : told;
}

function joinedSaid(one: Said | undefined, other: Said | undefined): Said | undefined {
  if (!one || !other) return one ?? other;
  const [visit, inVisit] = summed([one[0], one[1]], [other[0], other[1]]);
  const [day, today] = summed([one[2], one[3]], [other[2], other[3]]);
  const [week, inWeek] = summed([one[4], one[5]], [other[4], other[5]]);
  return [visit, inVisit, day, today, week, inWeek, one[6] + other[6]];
}

/** Two counts of a span that has a number: of the same span they add up, else the later one stands. */
export function summed(
  [span, count]: readonly [number, number],
  [otherSpan, other]: readonly [number, number],
): readonly [span: number, count: number] {
  if (span === otherSpan) return [span, count + other];
  return span > otherSpan ? [span, count] : [otherSpan, other];
}

/** An outcome that has been told keeps to the orders that it was made of. */
function owned(memory: CampaignMemory, { visitor }: VisitorState): CampaignMemory {
  return memory.closed ? { toldOf: visitor, ...memory } : memory;
}

/** Visits are numbered anew: only what was said in the present one must still be known as such. */
export function renumbered(
  memory: CampaignMemory,
  { session }: VisitorState,
  visits: number,
): CampaignMemory {
  if (!memory.said) return memory;
  const [visit, count, ...rest] = memory.said;
  const isNow = visit === session.visits;
  return { ...memory, said: [isNow ? visits : 0, isNow ? count : 0, ...rest] };
}

// The shop's own experiment stays, then what was last spoken of; a closed one is the first to go.
function bounded(memories: readonly CampaignMemory[]): readonly CampaignMemory[] {
  if (memories.length <= MAX_CAMPAIGNS) return memories;
  return memories.toSorted((one, other) => weight(other) - weight(one)).slice(0, MAX_CAMPAIGNS);
}

function weight({ campaign, closed, provisional, enteredAt: at, lastAt }: CampaignMemory): number {
  if (campaign === SHOP) return Infinity;
  const isOpen = at > 0 && (!closed || provisional);
  return isOpen ? Number.MAX_SAFE_INTEGER / 2 + lastAt : lastAt;
}
