import type { Campaign } from "#protocol/campaign.ts";
import { interrupting } from "#protocol/catalog/banners.ts";
import type { Delivery } from "#protocol/delivery.ts";
import type { Consent } from "#protocol/event.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import type { Snapshot } from "#protocol/site.ts";
import { MAX_STATE_BYTES } from "../../edge/domain/bounded.ts";
import type { DueResult } from "../../edge/domain/due.ts";
import { isShopHoldout } from "../../edge/domain/experiment/arm.ts";
import { quietUntil } from "../../edge/domain/journey/quiet.ts";
import type { VisitorState } from "../../edge/domain/state.ts";
import { upgrade } from "../../edge/domain/upgrade.ts";
import type { VisitResult } from "../../edge/domain/visit.ts";
import { wakeAtOf } from "../../edge/domain/wake.ts";
import { Broken } from "./broken.ts";
import type { Observer } from "./host.ts";
import { type Said, sameDay, sameWeek } from "./said.ts";
import type { Clock, Site } from "./services.ts";
import type { VisitCall } from "./shell.ts";
import type { Tolls } from "./tolls.ts";

const MAX_WAKES = 240;
const PUBLISHED_MS = 60_000;

/** Looks over one visitor's shoulder after every step, and says which promise was broken. */
export class Watch implements Observer {
  readonly #clock: Clock;
  readonly #site: Site;
  readonly #visitor: string;
  readonly #zone: string;
  readonly #tolls: Tolls;
  readonly #said: Said[] = [];
  readonly #entered = new Map<string, "said" | "withheld">();
  readonly #begun = new Map<string, number>();
  readonly #orders = new Set<string>();
  readonly #messages = new Set<string>();
  readonly #pages = new Map<string, number>();
  #wakes = { hour: 0, count: 0 };
  #boughtAt = 0;
  #lastCart = { added: 0, bought: 0 };
  #consent: { readonly at: number; readonly consent: Consent } | null = null;
  #isBuried = false;

  constructor(around: { clock: Clock; site: Site; tolls: Tolls }, visitor: string, zone: string) {
    this.#clock = around.clock;
    this.#site = around.site;
    this.#tolls = around.tolls;
    this.#visitor = visitor;
    this.#zone = zone;
  }

  stored(state: VisitorState | null, alarm: number | null, isRinging: boolean): void {
    this.#tolls.counts.writes++;
    if (!state) return;
    if (this.#tolls.looksClosely()) this.#bounded(state);
    this.#expect(!this.#isBuried, "who is erased stays erased", "a state was stored");
    const wakeAt = wakeAtOf(state);
    const isArmed = wakeAt === null || isRinging || (alarm !== null && alarm <= wakeAt);
    this.#expect(isArmed, "no job is lost", `due at ${wakeAt}, the alarm rings at ${alarm}`);
    const groups = new Set<string>();
    for (const { campaign, run, startedAt } of state.journeys) {
      const name = `${campaign}/${run}`;
      if (!this.#begun.has(name)) this.#begun.set(name, startedAt);
      const group = this.#campaign(this.#site.fresh(), campaign)?.group;
      if (group === undefined) continue;
      this.#expect(!groups.has(group), "one campaign of a group at a time", `two of ${group}`);
      groups.add(group);
    }
  }

  visited(call: VisitCall, result: VisitResult, snapshot: Snapshot): void {
    this.#tolls.counts.visits++;
    const at = this.#clock.now();
    for (const { event, at: happenedAt } of call.placed) {
      if (event.kind === "cart_add" && call.consent.analytics)
        this.#lastCart.added = Math.max(this.#lastCart.added, happenedAt);
      if (event.kind !== "purchase" || !call.consent.analytics) continue;
      this.#lastCart.bought = Math.max(this.#lastCart.bought, happenedAt);
      if (!this.#orders.has(event.order)) this.#boughtAt = at;
      this.#orders.add(event.order);
    }
    for (const { campaign, drawing } of result.shows) {
      this.#mayPersonalise();
      this.#spoken({ campaign, at, channel: "page" }, snapshot);
      this.#aboutAnOpenCart(this.#campaign(snapshot, campaign), campaign);
      if (interrupting.has(drawing.kind) && result.state) this.#interrupted(result.state, snapshot);
    }
    this.#withheldIn(result.record);
  }

  woke(before: VisitorState, result: DueResult, snapshot: Snapshot): void {
    this.#tolls.counts.wakes++;
    const at = this.#clock.now();
    const hour = Math.floor(at / 3_600_000);
    this.#wakes = { hour, count: this.#wakes.hour === hour ? this.#wakes.count + 1 : 1 };
    const facts = `${this.#wakes.count} times in an hour`;
    this.#expect(this.#wakes.count <= MAX_WAKES, "nobody is woken without end", facts);
    for (const { key, campaign } of result.state.deliveries) {
      if (this.#messages.has(key)) continue;
      const isNew = !before.deliveries.some((other) => other.key === key);
      this.#expect(isNew, "a message is stored before it is sent", key);
      this.#messages.add(key);
      // A journey that sends as it begins is stored together with its message.
      const journey = journeyOf(key, campaign);
      if (!this.#begun.has(journey)) this.#begun.set(journey, at);
      this.#spoken({ campaign, at, channel: "message" }, snapshot);
    }
    this.#withheldIn(result.record);
  }

  /** A message leaves for its push service or webhook. */
  handedOver(delivery: Delivery): void {
    this.#tolls.counts.messages++;
    const at = this.#clock.now();
    const { key, campaign: id } = delivery;
    this.#expect(this.#messages.has(key), "a message is stored before it is sent", key);
    this.#mayPersonalise();
    const isPush = delivery.channel === "web-push";
    this.#expect(!isPush || (this.#consent?.consent.push ?? true), "no push without consent", key);
    const now = this.#site.fresh();
    const campaign = this.#campaign(now, id);
    const known = campaign ?? this.#campaign(this.#site.before(PUBLISHED_MS), id);
    this.#expect(known?.status === "live", "nothing leaves of a campaign that is off", key);
    if (!campaign) return;
    const begunAt = this.#begun.get(journeyOf(key, id)) ?? 0;
    if (campaign.goal.kind === "purchase") {
      const facts = `${key} began at ${begunAt}, bought at ${this.#boughtAt}`;
      this.#expect(this.#boughtAt <= begunAt, "no message after the purchase", facts);
    }
    this.#aboutAnOpenCart(campaign, key);
    const { quietHours } = now.settings;
    if (!quietHours || campaign.ignoresQuietHours) return;
    // A send takes a moment; what was decided just before the quiet hours may still arrive.
    const quiet = [at, at - PUBLISHED_MS].every((when) => quietUntil(when, quietHours, this.#zone));
    this.#expect(!quiet, "quiet hours are kept", `${key} at ${new Date(at).toISOString()}`);
  }

  /** What the visitor allowed, and when by the browser's own order. */
  allowed(at: number, consent: Consent): void {
    if (!this.#consent || at >= this.#consent.at) this.#consent = { at, consent };
  }

  buried(): void {
    this.#tolls.counts.erased++;
    this.#isBuried = true;
  }

  same<T>(what: string, ask: () => T, first: T): void {
    if (!this.#tolls.looksClosely()) return;
    const again = JSON.stringify(ask());
    this.#expect(again === JSON.stringify(first), "a replay gives the same bytes", what);
  }

  loaded(state: VisitorState | null): VisitorState | null {
    if (!state || !this.#tolls.looksClosely()) return state;
    return upgrade(JSON.parse(JSON.stringify(state)));
  }

  /** Whether the visitor has an open cart that nobody bought, by what was stored. */
  get cartLeftAt(): number | null {
    const { added, bought } = this.#lastCart;
    return added > bought ? added : null;
  }

  #spoken(said: Said, snapshot: Snapshot): void {
    const { campaign: id, at, channel } = said;
    this.#tolls.counts.said++;
    const campaign = this.#campaign(snapshot, id);
    this.#expect(campaign?.status === "live", "nothing is said of a campaign that is off", id);
    const isHeld = isShopHoldout(snapshot.site, this.#visitor, snapshot.settings.holdout);
    this.#expect(!isHeld, "the shop's holdout is left alone", id);
    this.#enters(id, "said");
    this.#said.push(said);
    const own = this.#said.filter((other) => other.campaign === id);
    const { caps } = campaign ?? {};
    const messages = this.#said.filter((other) => other.channel === "message");
    const isMessage = channel === "message";
    const { messagesPerDay, messagesPerWeek } = snapshot.settings.caps;
    this.#atMost(caps?.inAll, own.length, `${id} in all`);
    this.#atMost(caps?.perDay, sameDay(own, at, this.#zone), `${id} a day`);
    this.#atMost(caps?.perWeek, sameWeek(own, at, this.#zone), `${id} a week`);
    this.#atMost(
      isMessage ? messagesPerDay : undefined,
      sameDay(messages, at, this.#zone),
      "messages a day",
    );
    this.#atMost(
      isMessage ? messagesPerWeek : undefined,
      sameWeek(messages, at, this.#zone),
      "messages a week",
    );
  }

  #aboutAnOpenCart(campaign: Campaign | undefined, what: string): void {
    if (campaign?.trigger.kind !== "abandoned") return;
    const { added, bought } = this.#lastCart;
    this.#expect(added > bought, "no word about a cart that was bought", what);
  }

  #bounded(state: VisitorState): void {
    const bytes = Buffer.byteLength(JSON.stringify({ ...state, flush: null }));
    this.#tolls.counts.bytes = Math.max(this.#tolls.counts.bytes, bytes);
    this.#expect(bytes <= MAX_STATE_BYTES, "the state is bounded", `${bytes} bytes`);
  }

  #interrupted({ session }: VisitorState, snapshot: Snapshot): void {
    const visit = `visit ${session.visit.startedAt}`;
    const count = (this.#pages.get(visit) ?? 0) + 1;
    this.#pages.set(visit, count);
    this.#atMost(snapshot.settings.caps.interruptionsPerVisit, count, `interruptions of ${visit}`);
  }

  #withheldIn(record: DecisionRecord | null): void {
    for (const { fate, campaign } of record?.candidates ?? [])
      if (fate === "withheld") this.#enters(campaign, "withheld");
  }

  #enters(campaign: string, how: "said" | "withheld"): void {
    const before = this.#entered.get(campaign) ?? how;
    this.#entered.set(campaign, before);
    this.#expect(before === how, "an arm is for good", `${campaign}: ${before}, then ${how}`);
  }

  #mayPersonalise(): void {
    const may = this.#consent?.consent.personalisation ?? true;
    this.#expect(may, "nothing is said without consent", this.#visitor);
  }

  #atMost(cap: number | undefined, count: number, what: string): void {
    if (cap !== undefined)
      this.#expect(count <= cap, "caps are kept", `${count} ${what}, at most ${cap}`);
  }

  #campaign({ campaigns }: Snapshot, id: string): Campaign | undefined {
    return campaigns.find((campaign) => campaign.id === id);
  }

  #expect(holds: boolean, promise: string, facts: string): void {
    if (!holds) throw new Broken(promise, facts);
  }
}

/** The journey that a message belongs to; keys end with its number. */
function journeyOf(key: string, campaign: string): string {
  return `${campaign}/${key.split("/").at(-1)}`;
}
