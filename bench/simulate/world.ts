import { Broken } from "./broken.ts";
import { Chance } from "./chance.ts";
import { Customer } from "./customer.ts";
import { Faults } from "./faults.ts";
import { Host } from "./host.ts";
import { Ledger } from "./ledger.ts";
import { Network } from "./network.ts";
import { Census, Clock, Site } from "./services.ts";
import { Shell } from "./shell.ts";
import { DAY, START } from "./shop.ts";
import { Timeline } from "./timeline.ts";
import type { Tolls } from "./tolls.ts";
import { Watch } from "./watch.ts";

/** One small shop in a world of its own: the same seed, the same month. */
export interface World {
  readonly seed: string;
  readonly visitors: number;
  readonly days: number;
  readonly faults: boolean;
}

interface Life {
  readonly host: Host<Shell>;
  readonly ledger: Ledger;
  readonly watch: Watch;
  readonly object: string;
}

// After the last day nothing new happens, and everything that waits comes to its end.
const AFTERWARDS = 12 * DAY;

/** Lives through the whole time; breaks where a promise does. */
export function simulate(world: World, tolls: Tolls): void {
  const timeline = new Timeline(START);
  const clock = new Clock(timeline);
  const site = new Site(clock);
  const census = new Census(clock);
  const end = START + world.days * DAY;
  const lives: Life[] = [];
  for (let index = 0; index < world.visitors; index++) {
    lives.push(born({ index, world, timeline, clock, site, census, tolls }));
  }
  if (world.faults) setClocks(timeline, clock, new Chance(`${world.seed}/clock`), end);
  timeline.runUntil(end);
  clock.skew = 0;
  for (const { host } of lives) host.faults = host.faults.calm();
  timeline.runUntil(end + AFTERWARDS);
  for (const { ledger } of lives) tolls.counts.batches += ledger.batches;
  for (const life of lives) judge(life, census, clock);
}

function born({
  index,
  world,
  timeline,
  clock,
  site,
  census,
  tolls,
}: {
  readonly index: number;
  readonly world: World;
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly site: Site;
  readonly census: Census;
  readonly tolls: Tolls;
}): Life {
  const name = `${world.seed}/${index}`;
  const chance = new Chance(name);
  const faults = new Faults(new Chance(`${name}/faults`), world.faults);
  const customer = new Customer(name, chance);
  const watch = new Watch({ clock, site, tolls }, customer.visitor, customer.place.timeZone);
  const ledger = new Ledger();
  const outside = {
    site,
    census,
    watch,
    handOver(delivery: Parameters<Watch["handedOver"]>[0]) {
      watch.handedOver(delivery);
      const outcome = host.faults.pushOutcome();
      if (outcome.kind === "sent" && delivery.channel === "web-push") customer.seen(delivery.key);
      return outcome;
    },
  };
  const around = { timeline, clock, faults, observer: watch, tolls };
  const host = new Host<Shell>(around, (self) => new Shell(self, name, outside));
  customer.live(world.days, { host, ledger, network: new Network({ host, ledger, watch }) });
  tolls.counts.visitors++;
  return { host, ledger, watch, object: name };
}

/** Every few days somebody sets the machines' clocks, by seconds, sometimes by minutes. */
function setClocks(timeline: Timeline, clock: Clock, chance: Chance, end: number): void {
  for (let at = START; at < end; at += chance.exponential(3 * DAY)) {
    const skew = chance.hits(0.2) ? chance.between(-300_000, 300_000) : chance.between(-2000, 2000);
    timeline.at(at, () => {
      clock.skew = skew;
    });
  }
}

function judge({ host, ledger, watch, object }: Life, census: Census, clock: Clock): void {
  const { state } = host.disk;
  const counts = census.counts(object);
  ledger.compare(counts);
  if (!state) {
    if (census.has(object)) throw new Broken("who is erased is in no list", object);
    return;
  }
  const { flush, deliveries } = state;
  // What happened in the very last minute may still be on its way.
  if (flush.at !== null && flush.at <= clock.now())
    throw new Broken("no job is lost", "counts were never told");
  const late = deliveries.find(({ nextAt }) => nextAt < clock.now());
  if (late) throw new Broken("no job is lost", `${late.key} was never settled`);
  const leftAt = watch.cartLeftAt;
  const abandoned = Object.keys(counts).some((name) => name.startsWith("abandoned/"));
  if (leftAt !== null && state.session.cart.length > 0 && !abandoned && !state.session.left)
    throw new Broken("a cart that is left is noticed", `${object} at ${leftAt}`);
}
