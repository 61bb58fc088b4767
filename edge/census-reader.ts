import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Bucket, CountsView, VisitorRow } from "#protocol/views.ts";
import { censusOf, siteOf } from "./namespaces.ts";
import { inSteps } from "./domain/steps.ts";

/** All parts of a shop's census, read as one. */
async function everyPart<T>(
  env: Env,
  site: string,
  read: (part: ReturnType<typeof censusOf>) => Promise<T>,
): Promise<readonly T[]> {
  const shards = await siteOf(env, site).shards();
  return Promise.all(
    Array.from({ length: shards }, (_, shard) => read(censusOf(env, site, shard))),
  );
}

/** What was counted from one moment to another, in steps of the shop's clock. */
export async function readBuckets(
  env: Env,
  site: string,
  { from, until, step }: { from: number; until: number; step: CountsView["step"] },
): Promise<readonly Bucket[]> {
  const zone = (await siteOf(env, site).settings())?.timeZone ?? "UTC";
  const parts = await everyPart(env, site, (part) => part.buckets(from, until, step, zone));
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : inSteps(parts.flat(), step, zone);
}

/** What was counted of one import. */
export async function readImport(env: Env, site: string, id: string): Promise<Counts> {
  const parts = await everyPart(env, site, (part) => part.import(id));
  return parts.reduce(addCounts, {});
}

/** The sums of all experiments by day (UTC), in order of time. */
export async function readExperiments(env: Env, site: string): Promise<readonly Bucket[]> {
  const parts = await everyPart(env, site, (part) => part.experiments());
  return inSteps(parts.flat(), "day", "UTC");
}

/** How many were seen since, and up to so many of them. Ids are keyed hashes: the first are a fair sample. */
export async function seenSince(
  env: Env,
  site: string,
  at: number,
  limit: number,
): Promise<{ readonly visitors: number; readonly some: readonly string[] }> {
  const parts = await everyPart(env, site, (part) => part.seenSince(at, limit));
  return {
    visitors: parts.reduce((sum, { visitors }) => sum + visitors, 0),
    some: parts
      .flatMap(({ some }) => some)
      .toSorted()
      .slice(0, limit),
  };
}

/** The same of those who entered between two moments only. */
export async function readCohorts(
  env: Env,
  site: string,
  from: number,
  until: number,
): Promise<readonly Bucket[]> {
  const parts = await everyPart(env, site, (part) => part.cohorts(from, until));
  return inSteps(parts.flat(), "day", "UTC");
}

/** The visitors seen last, after one seen at `before`; pages neither repeat nor skip. */
export async function latestVisitors(
  env: Env,
  site: string,
  before: number,
  after: string,
  limit: number,
): Promise<readonly VisitorRow[]> {
  const parts = await everyPart(env, site, (part) => part.latest(before, after, limit));
  return parts
    .flat()
    .toSorted(
      (left, right) => right.seenAt - left.seenAt || (left.visitor < right.visitor ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ watched: _watched, ...row }) => row);
}
