import type { Role } from "#protocol/role.ts";
import { call } from "./call.ts";
import { asFault } from "./fault.ts";
import { forgetAll } from "./resource.ts";
import { session, signedOut } from "./session.ts";

const KEY = "edgewise-shop";

/** Takes up a session that a cookie still holds. */
export async function resume(): Promise<void> {
  try {
    enter(await call("who", {}));
  } catch (thrown) {
    // Nobody is signed in, or the edge is away: either way the sign-in page says what to do.
    if (asFault(thrown).code !== "not-signed-in") session.value ??= null;
  }
}

export async function signIn(token: string): Promise<void> {
  enter(await call("signIn", {}, { token }));
}

export async function signOut(): Promise<void> {
  await call("signOut", {});
  sessionStorage.removeItem(KEY);
  forgetAll();
  signedOut();
}

/** An operator may look at every shop: this names the one. */
export function chooseShop(site: string): void {
  sessionStorage.setItem(KEY, site);
  forgetAll();
  session.value = { site, role: "operator" };
}

function enter({ site, role }: { readonly site: string | null; readonly role: Role }): void {
  session.value = { site: site ?? sessionStorage.getItem(KEY) ?? "", role };
}
