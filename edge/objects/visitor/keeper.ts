import { DurableObject } from "cloudflare:workers";
import type { Segment } from "#protocol/segment.ts";
import type { StoryView } from "#protocol/story.ts";
import type { DecisionView, ReplayView } from "#protocol/views.ts";
import { now } from "../../clock.ts";
import { fits } from "../../domain/segment/fits.ts";
import { recommenderOf, siteOf, visitorOf } from "../../namespaces.ts";
import { pastView, type View, viewOf } from "../../published/view.ts";
import { erase } from "./erase.ts";
import { Kin } from "./kin.ts";
import { Memory, TOMBSTONE_MS } from "./memory.ts";
import { replay } from "./replay.ts";
import { decisionViews, storyOf } from "./story.ts";

/** The part of a visitor's object that shows what it remembers, and forgets. */
export abstract class VisitorKeeper extends DurableObject<Env> {
  protected readonly memory: Memory;
  protected readonly kin: Kin;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.memory = new Memory(ctx, env);
    this.kin = new Kin(ctx, env, this.memory);
  }

  async story(site: string, locale: string): Promise<StoryView | null> {
    const home = await this.home();
    if (home) return home.story(site, locale);
    const state = this.memory.of(site);
    if (!state) return null;
    const view = await this.viewOf(site);
    return storyOf(state, this.memory.log(), view, await now(this.env), locale);
  }

  async decisions(site: string, locale: string): Promise<readonly DecisionView[] | null> {
    const home = await this.home();
    if (home) return home.decisions(site, locale);
    if (!this.memory.of(site)) return null;
    const { snapshot } = await this.viewOf(site);
    return decisionViews(this.memory.log(), snapshot, locale);
  }

  /** Whether an audience means this visitor now; nothing is kept or counted. */
  async fits(site: string, audience: Segment | undefined): Promise<boolean> {
    const home = await this.home();
    if (home) return home.fits(site, audience);
    const state = this.memory.of(site);
    if (!state) return false;
    const around = { ...(await this.viewOf(site)), now: await now(this.env), seed: "" };
    return fits(state, audience, around);
  }

  /** Decides everything in the log once more and tells where a byte differs; null if nothing is kept. */
  async replay(site: string): Promise<ReplayView | null> {
    const home = await this.home();
    if (home) return home.replay(site);
    if (!this.memory.of(site)) return null;
    return replay(this.env, this.memory.log(), (made) => pastView(this.env, site, made));
  }

  /** All that is kept of this visitor, here and elsewhere, as JSON. */
  async export(site: string): Promise<string | null> {
    const home = await this.home();
    if (home) return home.export(site);
    const state = this.memory.of(site);
    if (!state) return null;
    const devices = this.kin.devices();
    const [atShop, visits] = await Promise.all([
      siteOf(this.env, site).keptOf([state.visitor, ...devices]),
      recommenderOf(this.env, site).keptOf(this.ctx.id.toString()),
    ]);
    return JSON.stringify({ state, devices, ...atShop, visits, log: this.memory.log() });
  }

  /** Forgets this visitor everywhere; false if there is none. */
  async erase(site: string): Promise<boolean> {
    const home = await this.home();
    if (home) return home.erase(site);
    if (!this.memory.of(site)) return false;
    await this.bury(site);
    return true;
  }

  /** The person whom this device belongs to is erased. */
  async eraseDevice(site: string): Promise<void> {
    await this.bury(site);
  }

  /** The person who has this device's memory; null: nobody else. */
  protected async home(): Promise<ReturnType<typeof visitorOf> | null> {
    const person = await this.kin.home();
    const site = this.kin.moved?.site;
    return person === null || site === undefined ? null : visitorOf(this.env, site, person);
  }

  protected async bury(site: string): Promise<void> {
    const self = this.ctx.id.toString();
    const until = (await now(this.env)) + TOMBSTONE_MS;
    await erase(this.memory, this.kin, this.env, { site, self, until });
  }

  protected async viewOf(site: string): Promise<View> {
    const view = await viewOf(this.env, site, (work) => this.ctx.waitUntil(work));
    if (!view) throw new Error(`There is no shop ${site}.`);
    return view;
  }
}
