import { now } from "../../clock.ts";
import { settle, settleFlush } from "../../domain/settle.ts";
import { censusOf } from "../../namespaces.ts";
import type { View } from "../../published/view.ts";
import type { Memory } from "./memory.ts";
import { send } from "./outbound.ts";
import { newsOf } from "./story.ts";
import { teach } from "./teach.ts";

/** Hands over what a visitor's state holds ready: messages one after the other, then the flush. */
export async function handOver(memory: Memory, env: Env, view: View, self: string): Promise<void> {
  await handOverMessages(memory, env, view);
  await handOverFlush(memory, env, view, self);
}

async function handOverMessages(memory: Memory, env: Env, { snapshot }: View): Promise<void> {
  const { site, visitor, deliveries } = memory.state ?? {};
  if (site === undefined || visitor === undefined) return;
  for (const { key } of deliveries ?? []) {
    // While one was on its way, a visit may have made the next one pointless.
    const delivery = memory.state?.deliveries.find((other) => other.key === key);
    if (delivery?.state !== "sending" || memory.underWay.has(key)) continue;
    const sentAt = await now(env);
    if (memory.buriedUntil > sentAt) return;
    memory.underWay.add(key);
    if (delivery.channel === "web-push") memory.spend("pushes");
    const { edge, version } = snapshot;
    const device = memory.state?.push ?? null;
    const sender = { site, visitor, device, edge, version, now: sentAt };
    const outcome = await send(env, delivery, sender);
    memory.underWay.delete(key);
    // Its waits begin with the answer, which may have taken its time.
    const at = await now(env);
    const { state } = memory;
    if (state) {
      const change = { kind: "settled", key, outcome, at } as const;
      await memory.change(settle(state, key, outcome, at).state, change);
    }
  }
}

async function handOverFlush(memory: Memory, env: Env, view: View, self: string): Promise<void> {
  const { site, flush } = memory.state ?? {};
  const outbox = flush?.outbox;
  if (site === undefined || !flush || !outbox) return;
  const news = newsOf(memory.log(), self, view);
  const receipt = await censusOf(env, site, flush.shard ?? 0).flush(self, outbox, news);
  const at = await now(env);
  if (memory.buriedUntil > at) return;
  await memory.trace(teach(env, outbox, { site, visitor: self, now: at, tries: flush.tries }));
  const { state } = memory;
  // Counting changes no decision, so the replay need not know of it.
  if (state) await memory.change(settleFlush(state, receipt, at).state, null);
}
