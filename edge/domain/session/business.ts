import type { Session } from "./session.ts";

/** The preference by which a page says that somebody is signed in as a company. */
const YES = "business=true";

/** Since when this visitor has been known to shop for a company; null: for themselves. */
export function businessSince({ preferences }: Pick<Session, "preferences">): number | null {
  return preferences.find(({ id }) => id === YES)?.at ?? null;
}

/** Whether this visitor shops for a company: then only the page knows what anything costs. */
export function isBusiness(session: Pick<Session, "preferences">): boolean {
  return businessSince(session) !== null;
}
