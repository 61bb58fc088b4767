import type { Snapshot } from "#protocol/site.ts";
import { boundedReceipts } from "../decide/receipts.ts";
import { entered, type LedgerOrder, orderNamed } from "../order/ledger.ts";
import type { Journey } from "../journey/journey.ts";
import type { Job, VisitorState } from "../state.ts";

interface OfCampaign {
  readonly campaign: string;
}
type Rivals = (one: string, other: string) => boolean;
type Plans = Pick<VisitorState, "journeys" | "deliveries" | "jobs" | "receipts" | "ledger">;

/** What is under way for a person on either device: of two journeys of one campaign or group the first goes on. */
export function joinedPlans(left: VisitorState, right: VisitorState, snapshot: Snapshot): Plans {
  const rivals = rivalsIn(snapshot);
  const ofLeft = <T extends OfCampaign>(plans: readonly T[]) =>
    plans.filter(({ campaign }) => !isLost(left, right, campaign, rivals));
  const ofRight = <T extends OfCampaign>(plans: readonly T[]) =>
    plans.filter(({ campaign }) => !isLost(right, left, campaign, rivals));
  const deliveries = [...ofLeft(left.deliveries), ...ofRight(right.deliveries)];
  return {
    journeys: [
      ...ofLeft(left.journeys),
      ...ofRight(right.journeys).map((journey) => renumbered(journey, left)),
    ],
    deliveries: deliveries.filter(
      ({ key }, index) => deliveries.findIndex((other) => other.key === key) === index,
    ),
    jobs: joinedJobs(left.jobs, right.jobs),
    receipts: joinedReceipts(left.receipts, right.receipts),
    ledger: ownedBy(right).reduce(withOrder, ownedBy(left)),
  };
}

/** The person's messages begin with their id and their own runs' numbers: none may come twice. */
function renumbered(journey: Journey, { campaigns }: VisitorState): Journey {
  const runs = campaigns.find(({ campaign }) => campaign === journey.campaign)?.runs ?? 0;
  return { ...journey, run: runs + journey.run };
}

// What was told of an outcome was made of one device's orders.
function ownedBy({ ledger, visitor }: VisitorState): readonly LedgerOrder[] {
  return ledger.map((order) => ({ on: visitor, ...order }));
}

function isLost(
  one: VisitorState,
  other: VisitorState,
  campaign: string,
  areRivals: Rivals,
): boolean {
  const mine = one.journeys.find((journey) => journey.campaign === campaign);
  const theirs = other.journeys.find((journey) => areRivals(journey.campaign, campaign));
  if (!mine || !theirs) return false;
  if (mine.startedAt !== theirs.startedAt) return mine.startedAt > theirs.startedAt;
  return one.visitor > other.visitor;
}

/** A campaign is its own rival, and that of all others in its group. */
function rivalsIn({ campaigns }: Snapshot): Rivals {
  const groups = new Map(campaigns.map(({ id, group }) => [id, group]));
  return (one, other) =>
    one === other || (groups.get(one) !== undefined && groups.get(one) === groups.get(other));
}

function joinedJobs(left: readonly Job[], right: readonly Job[]): readonly Job[] {
  const jobs: Job[] = [];
  for (const job of [...left, ...right].toSorted((one, other) => one.at - other.at)) {
    const isThere = ({ kind, campaign }: Job) => kind === job.kind && campaign === job.campaign;
    if (!jobs.some(isThere)) jobs.push(job);
  }
  return jobs;
}

/** Both devices number what they were shown; of two with one name the later one is still on a page. */
function joinedReceipts(
  left: VisitorState["receipts"],
  right: VisitorState["receipts"],
): VisitorState["receipts"] {
  const all = [...left.open, ...right.open].toSorted((one, other) => one.at - other.at);
  const open = all.filter(
    ({ receipt }, index) => all.findLastIndex((other) => other.receipt === receipt) === index,
  );
  return { last: Math.max(left.last, right.last), open: boundedReceipts(open) };
}

function withOrder(ledger: readonly LedgerOrder[], order: LedgerOrder): readonly LedgerOrder[] {
  const known = orderNamed(ledger, [order.id, ...order.names]);
  if (!known) return entered(ledger, order);
  const [better, worse] = order.revision > known.revision ? [order, known] : [known, order];
  const names = new Set([...better.names, worse.id, ...worse.names]);
  names.delete(better.id);
  const via = worse.via === "visitor" ? worse.via : better.via;
  const others = ledger.filter((other) => other !== known);
  return entered(others, { ...better, via, names: [...names] });
}
