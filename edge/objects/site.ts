import type { CampaignVersion, CreatedSite, ProofFigure } from "#protocol/views.ts";
import type { Campaign } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import { now } from "../clock.ts";
import { logFailure } from "../log.ts";
import type { PushAuthorization } from "../push-authorization.ts";
import { base64url, mac } from "../tokens/secret.ts";
import { type Change, changedFields, changedNames, changeOf } from "../domain/audit/change.ts";
import type { Problem } from "../domain/decide/checks/problem.ts";
import { validate } from "../domain/decide/validate.ts";
import { type Earned, remembered, weekBefore } from "../domain/experiment/history.ts";
import { canFix, type PlanBooks } from "../domain/experiment/plan-book.ts";
import { type CatalogueChange, newsOf } from "../domain/catalogue/changes.ts";
import { sendOf } from "../namespaces.ts";
import { nextSnapshot, plansOf, snapshotKey, type Versions, versionsOf } from "./site/publish.ts";
import { Editions } from "./site/editions.ts";
import { Lessons } from "./site/lessons.ts";
import { PushKeys } from "./site/push-keys.ts";
import { SalesKeeper } from "./site/sales-keeper.ts";

const DAY_MS = 86_400_000;
const NEWS_PER_MINUTE = 6000;

/** One shop: the only writer of what decisions read. */
export class Site extends SalesKeeper {
  readonly #pushKeys: PushKeys;
  readonly #lessons: Lessons;
  readonly #editions: Editions;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#pushKeys = new PushKeys(env, this.store);
    this.#lessons = new Lessons(env, this.store);
    this.#editions = new Editions(ctx.storage.sql);
  }

  /** Opens the shop, served from the origin `edge`; null if it is open already. */
  async create(
    site: string,
    edge: string,
    settings: Settings,
  ): Promise<Omit<CreatedSite, "snippet"> | null> {
    if (this.store.exists()) return null;
    const pushKey = await this.#pushKeys.made(site);
    this.store.create();
    this.codes.create();
    this.store.putDoc("site", site);
    this.store.putDoc("edge", edge);
    this.store.putDoc("settings", settings);
    this.#pushKeys.begin(pushKey);
    const owner = await this.access.add(site, "Owner", "owner", await now(this.env));
    await this.openCatalogue();
    await this.#publish("operator", { kind: "shop-created", subjects: [settings.name] });
    return { site, ownerToken: owner.token };
  }

  /** The versions to serve now; null if there is no such shop. */
  versions(): Versions | null {
    if (!this.store.exists()) return null;
    this.ctx.waitUntil(this.#study());
    return versionsOf(this.store);
  }

  snapshot(version: number): Snapshot | null {
    return this.store.snapshot<Snapshot>(version);
  }

  settings(): Settings | null {
    return this.store.exists() ? this.store.doc<Settings>("settings") : null;
  }

  async putSettings(who: string, settings: Settings): Promise<number> {
    const fields = changedFields(this.settings(), settings);
    this.store.putDoc("settings", settings);
    return this.#publish(who, changeOf("settings", fields));
  }

  personas(): readonly Persona[] {
    return this.store.doc<Persona[]>("personas") ?? [];
  }

  async putPersonas(who: string, personas: readonly Persona[]): Promise<number> {
    const names = changedNames(this.personas(), personas);
    this.store.putDoc("personas", personas);
    return this.#publish(who, changeOf("personas", names));
  }

  campaigns(): readonly Campaign[] {
    return this.store.campaigns();
  }

  campaign(id: string): Campaign | null {
    return this.campaigns().find((campaign) => campaign.id === id) ?? null;
  }

  /** Saves a campaign; one that is to be live must pass every check first, else the problems are answered. */
  async putCampaign(who: string, campaign: Campaign): Promise<number | readonly Problem[]> {
    const problems =
      campaign.status === "live" ? this.#problemsOf(campaign, await now(this.env)) : [];
    if (problems.length > 0) return problems;
    this.store.putCampaign(campaign);
    const kind = `campaign-${campaign.status}` as const;
    const version = await this.#publish(who, { kind, subjects: [campaign.name] });
    this.#editions.add(version, await now(this.env), who, campaign);
    return version;
  }

  /** A campaign as it was saved, the newest first. */
  editions(id: string): readonly CampaignVersion[] {
    return this.#editions.of(id);
  }

  async deleteCampaign(who: string, id: string): Promise<number | null> {
    const name = this.campaign(id)?.name;
    if (!this.store.deleteCampaign(id)) return null;
    return this.#publish(who, { kind: "campaign-deleted", subjects: [name || id] });
  }

  /** Wakes whoever waits for what became cheaper or is back. */
  protected override async tellNews(changes: readonly CatalogueChange[]): Promise<void> {
    const site = this.store.doc<string>("site") ?? "";
    const campaigns = this.store.campaigns();
    const awaited = changes.filter(({ kind }) =>
      campaigns.some(({ status, trigger }) => status === "live" && trigger.kind === kind),
    );
    const plan = { perMinute: NEWS_PER_MINUTE };
    for (const { name, ...news } of newsOf(awaited))
      await sendOf(this.env, site, name).start(site, news, false, plan);
  }

  /** A model of this version lies in KV; isolates learn of it with the next check. */
  putModel(model: number): void {
    this.store.putDoc("versions", { ...versionsOf(this.store), model });
  }

  /** The `Authorization` header for pushes to one service; the key never leaves. Null: it was given up. */
  async pushAuthorization(audience: string, publicKey: string): Promise<PushAuthorization | null> {
    const site = this.store.doc<string>("site") ?? "";
    const contact = this.settings()?.origins[0] ?? "";
    const at = await now(this.env);
    return this.#pushKeys.authorization({ site, contact }, audience, publicKey, at);
  }

  /** Gives the shop a new push key; browsers that subscribed with the present one stay reachable for so long. */
  async rotatePushKey(who: string, graceDays: number): Promise<number> {
    const site = this.store.doc<string>("site") ?? "";
    await this.#pushKeys.rotate(site, graceDays * DAY_MS, await now(this.env));
    return this.#publish(who, { kind: "push-key", subjects: [] });
  }

  /** When browsers that subscribed with an older push key stop being reachable; null: there are none. */
  async pushKeyEndsAt(): Promise<number | null> {
    return this.#pushKeys.endsAt(await now(this.env));
  }

  /** What signs this shop's webhooks; derived, so that it needs no storage. */
  async webhookSecret(): Promise<string> {
    const site = this.store.doc<string>("site") ?? "";
    return base64url(await mac(this.env, "webhook", site));
  }

  /** Parts of the census. */
  shards(): number {
    return this.store.exists() ? (this.store.doc<number>("shards") ?? 1) : 1;
  }

  /** Spreads the census over more parts; null if it would be fewer, which would lose visitors. */
  async putShards(who: string, shards: number): Promise<number | null> {
    if (shards < this.shards()) return null;
    this.store.putDoc("shards", shards);
    return this.#publish(who, { kind: "shards", subjects: [String(shards)] });
  }

  /** What all of it had earned a week ago; null if nobody knew by then. */
  async earnedWeekAgo(): Promise<ProofFigure | null> {
    return weekBefore(this.store.doc<Earned[]>("earned") ?? [], await now(this.env));
  }

  /** From the census, once a day: what was sold so far, from which experiments are planned, and what was earned. */
  async learn(sold: Counts, earned: ProofFigure | null): Promise<void> {
    this.store.putDoc("sold", sold);
    if (earned) {
      const newest = { at: await now(this.env), net: earned };
      this.store.putDoc("earned", remembered(this.store.doc<Earned[]>("earned") ?? [], newest));
    }
    const { retentionDays = 400 } = this.settings() ?? {};
    this.orders.expire((await now(this.env)) - retentionDays * 86_400_000);
    if (canFix(plansOf(this.store), sold))
      await this.#publish("Edgewise", { kind: "caps-looked", subjects: [] });
  }

  plans(): PlanBooks {
    return plansOf(this.store);
  }

  /** Asked for by every isolate every few seconds while visitors come; looks at the census once an hour. */
  async #study(): Promise<void> {
    if (await this.#lessons.haveNews(await now(this.env)))
      await this.#publish("Edgewise", { kind: "learnt", subjects: [] });
  }

  #problemsOf(campaign: Campaign, at: number): readonly Problem[] {
    const settings = this.settings();
    if (!settings) return [];
    return validate(campaign, {
      settings,
      personas: this.personas(),
      others: this.campaigns().filter(({ id }) => id !== campaign.id),
      pools: this.codes.pools(),
      knowsLowestPrices: this.knowsLowestPrices(at),
      now: at,
    });
  }

  async #publish(who: string, change: Change | null): Promise<number> {
    const site = this.store.doc<string>("site") ?? "";
    const at = await now(this.env);
    await this.#lessons.refresh(at);
    const snapshot = nextSnapshot(this.store, site, at);
    if (change) this.access.note(at, who, change);
    try {
      await this.env.SNAPSHOTS.put(snapshotKey(site, snapshot.version), JSON.stringify(snapshot));
    } catch (error) {
      // It is published all the same: whoever misses it there asks the shop.
      logFailure("publish", error);
    }
    return snapshot.version;
  }
}
