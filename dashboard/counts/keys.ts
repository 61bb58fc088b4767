import type { Counts } from "#protocol/counts.ts";
import { split, sum } from "./read.ts";

/** The figures that a shop looks at, each from the keys that Census counts under. */
export const figures = {
  visits: (counts: Counts) => sum(counts, "visit"),
  orders: (counts: Counts) => sum(counts, "orders"),
  left: (counts: Counts) => sum(counts, "abandoned"),
  shown: (counts: Counts) => speech(counts).banners.said,
  sent: (counts: Counts) => speech(counts).messages.said,
} as const;

/** Minor units of one currency. */
export function revenue(counts: Counts, currency: string): number {
  return sum(counts, "revenue", currency);
}

/** Minor units of one currency by persona, largest first; "none": nobody could tell who it was. */
export function earnings(
  counts: Counts,
  currency: string,
): readonly { readonly name: string; readonly count: number }[] {
  return split(counts, ["persona"])
    .map(({ name }) => ({ name, count: sum(counts, "persona", name, "revenue", currency) }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
}

/** What became of the visits on one kind of device, or of those that came one way. */
export interface Origin {
  readonly name: string;
  readonly visits: number;
  readonly left: number;
  readonly orders: number;
}

/** Devices or sources, the one with the most visits first. */
export function origins(counts: Counts, of: "device" | "source"): readonly Origin[] {
  return (
    split(counts, [of])
      .map(({ name }) => ({
        name,
        visits: sum(counts, of, name, "visit"),
        left: sum(counts, of, name, "left"),
        orders: sum(counts, of, name, "orders"),
      }))
      // What reported events is counted under the same word.
      .filter(({ visits, left, orders }) => visits + left + orders > 0)
      .toSorted((one, other) => other.visits - one.visits)
  );
}

/** How often something was said, and how often it was answered. */
export interface Said {
  readonly said: number;
  readonly clicked: number;
}

interface Speech {
  readonly banners: Said;
  readonly messages: Said & { readonly shown: number; readonly dismissed: number };
}

const none = { said: 0, clicked: 0, shown: 0, dismissed: 0 };

/**
 * What was said by banner and by message, of one campaign or of all. A banner is said when it is seen,
 * a message when its push service has taken it.
 */
export function speech(counts: Counts, campaign?: string): Speech {
  const banners = { ...none };
  const messages = { ...none };
  const sent = new Set<string>();
  for (const key of Object.keys(counts)) {
    const [name, ...variant] = key.split("/");
    if (name === "sent" || name === "handed-over") sent.add(variant.join("/"));
  }
  for (const [key, count] of Object.entries(counts)) {
    const [name = "", ...rest] = key.split("/");
    if (campaign !== undefined && rest[0] !== campaign) continue;
    const to = sent.has(rest.join("/")) ? messages : banners;
    if (name === "shown" || name === "clicked" || name === "dismissed") to[name] += count;
    if (name === "handed-over") to.said += count;
  }
  return {
    banners: { said: banners.shown, clicked: banners.clicked },
    messages,
  };
}
