import { signal } from "@preact/signals";
import type { Role } from "#protocol/role.ts";

/** Who looks, and at which shop. */
export interface Session {
  readonly site: string;
  readonly role: Role;
}

/** undefined: not asked yet; null: nobody is signed in. An operator has no shop until one is chosen. */
export const session = signal<Session | null | undefined>(undefined);

/** Forgets who was signed in, as the edge has. */
export function signedOut(): void {
  session.value = null;
}

const rank: Readonly<Record<Role, number>> = { operator: 3, owner: 2, editor: 1, viewer: 0 };

/** Whether the one who looks may do what this role may. */
export function may(role: Role): boolean {
  const { value } = session;
  return value ? rank[value.role] >= rank[role] : false;
}
