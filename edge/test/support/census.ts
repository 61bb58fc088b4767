import { env } from "cloudflare:workers";
import type { Counts, ExperimentFact, Flush, RosterEntry } from "#protocol/counts.ts";
import type { SettingsInput } from "#protocol/site.ts";
import { settings } from "#protocol/site.ts";
import * as v from "valibot";
import { newSiteId } from "../../tokens/ids.ts";
import { siteOf } from "../../namespaces.ts";

export const NOW = 1_800_000_000_000;

const entry: RosterEntry = {
  seenAt: NOW,
  reachable: false,
  locale: "en",
  persona: null,
  stage: "none",
  cartValue: 0,
  currency: "EUR",
  watched: [],
};

/** The id of a visitor's object. */
export function object(name: string): string {
  return env.VISITOR.idFromName(name).toString();
}

export interface Told {
  readonly at?: number;
  readonly source?: string;
  readonly roster?: Partial<RosterEntry>;
  readonly experiments?: readonly ExperimentFact[];
}

/** What a visitor's object tells the census. */
export function flush(number: number, counts: Counts, told: Told = {}): Flush {
  const { at = NOW, source = "live", roster = {}, experiments = [] } = told;
  return {
    number,
    tallies: [{ source, at, counts }],
    roster: { ...entry, seenAt: at + number, ...roster },
    sequences: [],
    experiments,
  };
}

const shopSettings: SettingsInput = {
  name: "Running shop",
  origins: ["https://shop.example"],
  timeZone: "Europe/Berlin",
  markets: [{ id: "de", locale: "de-DE", currency: "EUR", pricesIncludeTax: true }],
};

/** A shop of its own for one test, with its owner's token. */
export async function newShop(
  changes: Partial<SettingsInput> = {},
): Promise<{ readonly site: string; readonly token: string }> {
  const site = await newSiteId(env);
  const created = await siteOf(env, site).create(
    site,
    "https://edge.example",
    v.parse(settings, { ...shopSettings, ...changes }),
  );
  if (!created) throw new Error("This shop is open already.");
  return { site, token: created.ownerToken };
}
