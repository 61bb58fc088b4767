import type { PushDevice, PushReport } from "#protocol/push.ts";
import { createStore, promisifyRequest } from "idb-keyval";

// A database of our own: idb-keyval's default one may be the shop's.
const store = createStore("edgewise-push", "memory");

type Without<R> = R extends PushReport ? Omit<R, "heldMs"> : never;
/** What happened, before it is known how long telling it takes. */
export type Happening = Without<PushReport>;

/** What the worker keeps between two wake-ups, which may be days apart. */
interface Memory extends Partial<PushDevice> {
  /** Keys of the messages shown last. */
  readonly shown: readonly string[];
  /** What the edge doesn't know yet; `at` in epoch milliseconds on the device's clock. */
  readonly outbox: readonly (Happening & { readonly at: number })[];
}

let memory: Memory = { shown: [], outbox: [] };

/** The memory after a change, made in one transaction: two wake-ups at once lose nothing. */
export async function remember(change?: (before: Memory) => Partial<Memory>): Promise<Memory> {
  const apply = (before: Memory) => (memory = { ...before, ...change?.(before) });
  await store("readwrite", (rows) => {
    const { db } = rows.transaction;
    // Whoever takes push back has the page delete all of it.
    db.onversionchange = () => db.close();
    const read: IDBRequest<Memory | undefined> = rows.get(0);
    read.onsuccess = () => rows.put(apply(read.result ?? memory), 0);
    return promisifyRequest(rows.transaction);
    // No database (full, damaged, forbidden): the message is shown all the same.
  }).catch(() => apply(memory));
  return memory;
}
