import type { PushReports } from "#protocol/push.ts";
import { PROTOCOL_VERSION, PUSH_REPORT_PATH } from "#protocol/wire.ts";
import { remember, type Happening } from "./memory.ts";

declare const self: ServiceWorkerGlobalScope & {
  // Background Sync exists in Chromium only and is not in TypeScript's library.
  readonly registration: { readonly sync?: { register(tag: string): Promise<void> } };
};

const OUTBOX_LIMIT = 50;

// The shop's file imports this one from the edge, and `location` names the shop's. The stack's
// first frame names the file that runs, in every engine.
const ownOrigin = /https?:\/\/[^/\s]+/.exec(new Error("here").stack ?? "")?.[0];

/** Keeps what happened until the edge has it. */
export async function report(fresh: Happening): Promise<void> {
  const at = Date.now();
  await remember(({ outbox }) => ({ outbox: [...outbox, { ...fresh, at }].slice(-OUTBOX_LIMIT) }));
  await sendReports();
}

/** Sends what waits; what fails is tried again with the next push, click or connection. */
export async function sendReports(): Promise<void> {
  const { outbox, edge = ownOrigin } = await remember();
  if (!outbox[0]) return;
  const body: PushReports = {
    protocolVersion: PROTOCOL_VERSION,
    // A clock that was set back must not make a report younger than new.
    reports: outbox.map(({ at, ...one }) => ({ ...one, heldMs: Math.max(0, Date.now() - at) })),
  };
  const answered = await fetch(edge + PUSH_REPORT_PATH, {
    method: "POST",
    body: JSON.stringify(body),
    keepalive: true,
  }).then(
    // Below 429 the edge has it or never will; above it asks for patience.
    ({ status }) => status < 429,
    () => false,
  );
  const sent = outbox.map(nameOf);
  await (answered
    ? remember((now) => ({ outbox: now.outbox.filter((one) => !sent.includes(nameOf(one))) }))
    : self.registration.sync?.register("edgewise"));
}

function nameOf({ kind, token }: Happening): string {
  return kind + token;
}
