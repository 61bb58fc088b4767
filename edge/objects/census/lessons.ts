import type { Counts } from "#protocol/counts.ts";

/** What one shard's visitors have taught: every count of these names, summed where it lies. */
export function lessonsOf(sql: SqlStorage): Counts {
  const rows = sql.exec<{ name: string; sum: number }>(
    `SELECT fact.key AS name, sum(fact.value) AS sum FROM bucket, json_each(bucket.json) AS fact
     WHERE fact.key GLOB 'predicted/*' OR fact.key GLOB 'rfm/*' OR fact.key GLOB 'cause-told/*'
       OR fact.key GLOB 'hour/*'
     GROUP BY fact.key HAVING sum(fact.value) <> 0`,
  );
  return Object.fromEntries(rows.toArray().map(({ name, sum }) => [name, sum]));
}
