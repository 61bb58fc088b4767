import type { Campaign } from "#protocol/campaign.ts";

/** A field that two versions of a campaign have otherwise; undefined: not at all. */
export interface Difference {
  /** Such as `steps[0].variants[0].banner.title.de`. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What becomes of one campaign where others take the place of those that are there. */
export type Move =
  | { readonly kind: "new" | "same" | "only-there"; readonly campaign: Campaign }
  | {
      readonly kind: "changed";
      readonly campaign: Campaign;
      readonly differences: readonly Difference[];
    };

/** What it takes to make what is there what it shall be. */
export function planOf(there: readonly Campaign[], shall: readonly Campaign[]): readonly Move[] {
  const known = new Map(there.map((campaign) => [campaign.id, campaign]));
  const wanted = new Set(shall.map(({ id }) => id));
  const moves = shall.map((campaign): Move => {
    const before = known.get(campaign.id);
    if (!before) return { kind: "new", campaign };
    const differences = differencesOf(before, campaign);
    return differences.length === 0
      ? { kind: "same", campaign }
      : { kind: "changed", campaign, differences };
  });
  const others = there.filter(({ id }) => !wanted.has(id));
  return [...moves, ...others.map((campaign) => ({ kind: "only-there", campaign }) as const)];
}

/** Where two values differ, in the order of their fields; the order in which fields are written says nothing. */
export function differencesOf(from: unknown, to: unknown, field = ""): readonly Difference[] {
  if (isNode(from) && isNode(to) && Array.isArray(from) === Array.isArray(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...names].flatMap((name) =>
      differencesOf(Reflect.get(from, name), Reflect.get(to, name), below(field, name, from)),
    );
  }
  return Object.is(from, to) ? [] : [{ field, from, to }];
}

function isNode(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function below(field: string, name: string, parent: object): string {
  if (Array.isArray(parent)) return `${field}[${name}]`;
  return field === "" ? name : `${field}.${name}`;
}
