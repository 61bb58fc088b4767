import { makeVapidKeys, vapidHeader, type VapidKeys } from "../../channels/web-push/vapid.ts";
import type { PushAuthorization } from "../../push-authorization.ts";
import { unwrap, wrap } from "../../tokens/secret.ts";
import type { SiteStore } from "./store.ts";

/** A key pair at rest; its private half only this deployment can read. */
interface PushKey {
  readonly publicKey: string;
  readonly wrapped: string;
}

interface OlderKey extends PushKey {
  /** Browsers that subscribed with it can be reached until then. */
  readonly until: number;
}

const HOUR_MS = 3_600_000;
const HEADER_LIFE_MS = 6 * HOUR_MS;
const MAX_HEADERS = 64;

/** With which keys a shop signs its pushes: the present one, and those that are on their way out. */
export class PushKeys {
  readonly #env: Env;
  readonly #store: SiteStore;
  readonly #headers = new Map<string, PushAuthorization>();

  constructor(env: Env, store: SiteStore) {
    this.#env = env;
    this.#store = store;
  }

  /** When the first of the keys on their way out is given up; null: there is none. */
  endsAt(now: number): number | null {
    const ends = this.#older(now).map(({ until }) => until);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  /** A new pair, not yet in use. */
  async made(site: string): Promise<PushKey> {
    const { publicKey, privateKey } = await makeVapidKeys();
    return { publicKey, wrapped: await wrap(this.#env, site, privateKey) };
  }

  /** Puts the shop's first pair to use. */
  begin(key: PushKey): void {
    this.#store.putDoc("push-key", key);
  }

  /** Makes a new pair; what was subscribed with the present one can be reached for so long. */
  async rotate(site: string, graceMs: number, now: number): Promise<void> {
    const fresh = await this.made(site);
    const present = this.#store.doc<PushKey>("push-key");
    const older = this.#older(now);
    this.#store.putDoc("push-keys-older", [
      ...older,
      ...(present ? [{ ...present, until: now + graceMs }] : []),
    ]);
    this.#store.putDoc("push-key", fresh);
    this.#headers.clear();
  }

  /** The `Authorization` header for one push service; null for a key that has been given up. */
  async authorization(
    { site, contact }: { readonly site: string; readonly contact: string },
    audience: string,
    publicKey: string,
    now: number,
  ): Promise<PushAuthorization | null> {
    const name = `${publicKey} ${audience}`;
    const kept = this.#headers.get(name);
    if (kept && kept.until > now) return kept;
    const present = this.#store.doc<PushKey>("push-key");
    const all = [...(present ? [{ ...present, until: Infinity }] : []), ...this.#older(now)];
    const key = all.find((one) => one.publicKey === publicKey);
    if (!key) return null;
    const keys: VapidKeys = {
      publicKey,
      privateKey: await unwrap(this.#env, site, key.wrapped),
    };
    const header = await vapidHeader(keys, audience, contact, now);
    // Some services have a host for every region; nobody shall fill the memory with invented ones.
    if (this.#headers.size >= MAX_HEADERS) this.#headers.clear();
    // Nothing is signed with a key whose time is over.
    const signed = { header, until: Math.min(key.until, now + HEADER_LIFE_MS) };
    this.#headers.set(name, signed);
    return signed;
  }

  #older(now: number): readonly OlderKey[] {
    const older = this.#store.doc<readonly OlderKey[]>("push-keys-older") ?? [];
    return older.filter(({ until }) => until > now);
  }
}
