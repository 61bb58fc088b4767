import { DurableObject } from "cloudflare:workers";
import type { ModelHealth } from "#protocol/health.ts";
import type { ItemSequence } from "#protocol/counts.ts";
import { now, wakeAt } from "../clock.ts";
import { buildFrom, buildLimits } from "../domain/recommend/build.ts";
import { intakeAt, isWanted, shareEndsAt, wantedShare } from "../domain/recommend/intake.ts";
import { load } from "../domain/recommend/load.ts";
import { rebuildAt } from "../domain/recommend/rebuild.ts";
import { modelKey } from "../published/model-key.ts";
import { siteOf } from "../namespaces.ts";
import { RecommenderStore } from "./recommender/store.ts";

/** Which share of finished visits is wanted, and until when that holds. */
export interface Wanted {
  readonly share: number;
  readonly until: number;
}

const KEPT_MS = 180 * 86_400_000;
/** A day of them: for isolates that find the newest one broken, and to make past decisions again. */
const MODELS_KEPT = 24;

/** One shop's memory of finished visits: keeps the newest, turns them into a model, publishes it. */
export class Recommender extends DurableObject<Env> {
  readonly #store: RecommenderStore;
  #building: Promise<void> | null = null;
  // When the alarm rings; undefined: not looked up in this life of the object.
  #armedAt: number | undefined;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new RecommenderStore(ctx.storage.sql);
  }

  /** Takes a visitor's finished visits, each once however often it is sent. */
  async take(site: string, visitor: string, sequences: readonly ItemSequence[]): Promise<Wanted> {
    const at = await now(this.env);
    this.#armedAt ??= (await this.ctx.storage.getAlarm()) ?? Infinity;
    const { fresh, horizon, intake } = this.#store.state();
    const current = intakeAt(intake, at);
    const share = wantedShare(current);
    let added = 0;
    for (const sequence of sequences) {
      const isOld = sequence.at < Math.max(horizon, at - KEPT_MS);
      if (isOld || !isWanted(visitor, sequence.at, share)) continue;
      if (this.#store.add(visitor, sequence)) added++;
    }
    const after = { ...current, taken: current.taken + added };
    if (added > 0) this.#store.change({ site, fresh: fresh + added, intake: after });
    await this.#arm(at);
    return { share: wantedShare(after), until: shareEndsAt(after) };
  }

  override async alarm(): Promise<void> {
    this.#armedAt = Infinity;
    await this.rebuild();
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Builds and publishes a model of everything known now; answers what it became. */
  async rebuild(): Promise<ModelHealth> {
    this.#building ??= this.#rebuild().finally(() => {
      this.#building = null;
    });
    await this.#building;
    return this.health();
  }

  /** An isolate could not open a published model: it is noted, and a new one is made. */
  async broken(version: number, reason: string): Promise<void> {
    const state = this.#store.state();
    if (state.broken?.version === version || version > state.version) return;
    const at = await now(this.env);
    this.#store.change({ broken: { version, reason, at } });
    await this.#arm(at);
  }

  health(): ModelHealth {
    const { version, builtAt, buildMs, visits, items, bytes, fresh, broken } = this.#store.state();
    const kept = this.#store.kept();
    return { version, builtAt, buildMs, visits, items, bytes, kept, fresh, broken };
  }

  /** The finished visits that are kept of this visitor. */
  keptOf(visitor: string): readonly ItemSequence[] {
    return this.#store.of(visitor);
  }

  forget(visitor: string): void {
    this.#store.forget(visitor);
  }

  async #rebuild(): Promise<void> {
    const { site, begun, fresh } = this.#store.state();
    if (site === "") return;
    const at = await now(this.env);
    // Noted first: a version that was begun is never published with other bytes.
    const version = begun + 1;
    this.#store.change({ begun: version });
    const horizon = this.#store.prune(buildLimits.visits, at - KEPT_MS);
    const started = performance.now();
    const buffer = buildFrom(this.#store.newestFirst(), buildLimits);
    const buildMs = Math.round(performance.now() - started);
    const model = load(buffer);
    if (model.kind === "broken") throw new Error(`The model just built is broken: ${model.reason}`);
    await this.env.SNAPSHOTS.put(modelKey(site, version), buffer);
    await siteOf(this.env, site).putModel(version);
    await this.env.SNAPSHOTS.delete(modelKey(site, version - MODELS_KEPT));
    this.#store.change({
      version,
      builtAt: at,
      buildMs,
      visits: model.visits,
      items: model.keys.length,
      bytes: buffer.byteLength,
      fresh: Math.max(0, this.#store.state().fresh - fresh),
      horizon,
    });
    await this.#arm(at);
  }

  /** The alarm only ever moves earlier. */
  async #arm(at: number): Promise<void> {
    const { broken, ...state } = this.#store.state();
    const due = rebuildAt({ ...state, isBroken: broken?.version === state.version }, at);
    if (due === null || due >= (this.#armedAt ?? Infinity)) return;
    this.#armedAt = due;
    await wakeAt({ kind: "RECOMMENDER", ctx: this.ctx, env: this.env }, due);
  }
}
