import { DurableObject } from "cloudflare:workers";
import type { SendPlan, SendView } from "#protocol/send.ts";
import { now, wakeAt } from "../clock.ts";
import { logFailure } from "../log.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import {
  further,
  nextPageAt,
  over,
  pageOf,
  planned,
  type Progress,
  type SendNews,
  viewed,
} from "./campaign-send/progress.ts";
import { concerns, tellAll } from "./campaign-send/tell.ts";

// Short alarms, so that a stop or a crash never waits for a long one.
const TURN_MS = 10_000;
const RETRY_MS = 60_000;

/** One collective send: pages over the roster and tells visitors, at its pace, until done or stopped. */
export class CampaignSend extends DurableObject<Env> {
  #progress: Progress | null | undefined;
  // Which send this life of the object is at: what is still under way of one that was stopped belongs to no other.
  #send = 0;

  /** Begins a send, now or later; null while an earlier one of this campaign goes on. */
  async start(
    site: string,
    news: SendNews,
    isPush: boolean,
    plan: SendPlan,
  ): Promise<SendView | null> {
    const inAll = await this.#inAll(site);
    const at = await now(this.env);
    // Looked at last, so that of two who press at once only one begins it.
    const before = this.#read();
    if (before && isUnderWay(before)) return null;
    const progress = planned(site, news, isPush, plan, inAll, at);
    this.#send++;
    this.#write(progress);
    await this.#arm(progress.startsAt);
    return viewed(progress);
  }

  read(): SendView | null {
    const progress = this.#read();
    return progress && viewed(progress);
  }

  /** Nobody else is told from this moment on. */
  async stop(): Promise<SendView | null> {
    const at = await now(this.env);
    const progress = this.#read();
    if (!progress) return null;
    if (progress.status !== "done") this.#write(over(progress, "stopped", at));
    return this.read();
  }

  /** The runtime gives an alarm up after a few failures; a send must come to its end. */
  override async alarm(): Promise<void> {
    try {
      await this.#turn();
    } catch (error) {
      logFailure("collective send", error);
      await this.#arm((await now(this.env)) + RETRY_MS);
    }
  }

  async #turn(): Promise<void> {
    const begunAt = await now(this.env);
    for (;;) {
      const progress = this.#read();
      if (!progress || !isUnderWay(progress)) return;
      // oxlint-disable-next-line no-await-in-loop -- pages follow each other
      const at = await now(this.env);
      const next = nextPageAt(progress);
      // oxlint-disable-next-line no-await-in-loop -- it ends the turn
      if (at < next || at > begunAt + TURN_MS) return this.#arm(Math.max(at, next));
      // oxlint-disable-next-line no-await-in-loop -- pages follow each other
      await this.#page(progress, at);
    }
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Tells one page; a crash before its end repeats it, which changes nothing for who was told already. */
  async #page(progress: Progress, at: number): Promise<void> {
    const { site, shard, after, again } = progress;
    const send = this.#send;
    const limit = pageOf(progress);
    const rows = again ? [] : await censusOf(this.env, site, shard).page(after, limit);
    const concerned = rows.filter((row) => concerns(progress, row)).map(({ visitor }) => visitor);
    const asked = again?.visitors ?? concerned;
    const failed = await tellAll(this.env, progress, asked, () => this.#goesOn(send));
    const endedAt = await now(this.env);
    const isLast = rows.length < limit && shard + 1 >= (await siteOf(this.env, site).shards());
    // Nothing waits from here on: a stop that came meanwhile is seen.
    const current = this.#read();
    if (!current || !this.#goesOn(send)) return;
    const told = asked.length - failed.length;
    const last = rows.at(-1)?.visitor;
    const next = further(current, { looked: rows.length, last, told, failed }, endedAt);
    if (again || next.again || rows.length === limit) return this.#write(next);
    this.#write(isLast ? over(next, "done", at) : { ...next, shard: shard + 1, after: "" });
  }

  async #inAll(site: string): Promise<number> {
    const shards = Array.from(
      { length: await siteOf(this.env, site).shards() },
      (_, shard) => shard,
    );
    const sizes = await Promise.all(shards.map((shard) => censusOf(this.env, site, shard).size()));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  #goesOn(send: number): boolean {
    const progress = this.#read();
    return send === this.#send && progress !== null && isUnderWay(progress);
  }

  #read(): Progress | null {
    this.#progress ??= this.ctx.storage.kv.get<Progress>("progress") ?? null;
    return this.#progress;
  }

  #write(progress: Progress): void {
    this.#progress = progress;
    this.ctx.storage.kv.put("progress", progress);
  }

  async #arm(at: number): Promise<void> {
    await wakeAt({ kind: "CAMPAIGN_SEND", ctx: this.ctx, env: this.env }, at);
  }
}

function isUnderWay({ status }: Progress): boolean {
  return status === "scheduled" || status === "running";
}
