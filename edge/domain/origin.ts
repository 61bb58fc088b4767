import type { Counts } from "#protocol/counts.ts";
import type { Profile } from "./profile.ts";

const taken: ReadonlySet<string> = new Set(["visit", "orders"]);

/** Under which names a visitor is counted once more: on what they look, and whence they came. */
function originsOf({ touch, source }: Pick<Profile, "touch" | "source">): readonly string[] {
  return [`device/${touch ? "phone" : "desktop"}`, `source/${source}`];
}

/** The counts, with visits and orders once more by device and by source. */
export function byOrigin(counts: Counts, profile: Pick<Profile, "touch" | "source">): Counts {
  const own = Object.entries(counts).filter(([name]) => taken.has(name));
  if (own.length === 0) return counts;
  const again = originsOf(profile).flatMap((origin) =>
    own.map(([name, count]) => [`${origin}/${name}`, count] as const),
  );
  return { ...counts, ...Object.fromEntries(again) };
}

/** A cart that was left, by device and by source. */
export function leftBy(profile: Pick<Profile, "touch" | "source">): Counts {
  return Object.fromEntries(originsOf(profile).map((origin) => [`${origin}/left`, 1]));
}
