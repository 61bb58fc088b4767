import type { Role } from "#protocol/role.ts";
import { call } from "./call.ts";
import { asFault } from "./fault.ts";
import { live } from "./live.ts";
import { recent } from "./recent.ts";
import { forgetAnswers } from "./resource.ts";
import { type Session, session, signedOut } from "./session.ts";

const KEY = "edgewise-session";

/** Takes up a session that a cookie still holds; the one that this tab had is believed until the edge answers. */
export async function resume(): Promise<void> {
  session.value = remembered();
  try {
    enter(await call("who", {}));
  } catch (thrown) {
    // Nobody is signed in, or the edge is away and a tab without a memory can only offer to sign in.
    if (asFault(thrown).code !== "not-signed-in") session.value ??= null;
  }
}

export async function signIn(token: string): Promise<void> {
  enter(await call("signIn", {}, { token }));
}

export async function signOut(): Promise<void> {
  sessionStorage.removeItem(KEY);
  try {
    await call("signOut", {});
  } catch {
    // Without a connection the cookie stays, but this page shows nothing any more.
  }
  forgetAll();
  signedOut();
}

/** An operator may look at every shop: this names the one. */
export function chooseShop(site: string): void {
  forgetAll();
  enter({ site, role: "operator" });
}

/** Nothing of one shop may be seen beside another's. */
function forgetAll(): void {
  forgetAnswers();
  recent.value = undefined;
  live.value = null;
}

function enter({ site, role }: { readonly site: string | null; readonly role: Role }): void {
  const before = session.value;
  const next = { site: site ?? before?.site ?? "", role };
  sessionStorage.setItem(KEY, JSON.stringify(next));
  // The same again would draw everything anew.
  if (before?.site !== next.site || before.role !== role) session.value = next;
}

function remembered(): Session | undefined {
  const stored = sessionStorage.getItem(KEY);
  if (stored === null) return undefined;
  const before: Session = JSON.parse(stored);
  return before;
}
