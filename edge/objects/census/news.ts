import type { LiveMessage } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";

type One = LiveMessage["latest"][number];

/** The newest decisions of a visitor: in English, and in what else a dashboard may speak. */
export type Latest = readonly (One & {
  readonly others?: Readonly<Record<string, Pick<One, "outcome" | "line">>>;
})[];

/** What a dashboard has not been told yet. */
export interface News {
  readonly added: Counts;
  readonly latest: Latest;
}

export const noNews: News = { added: {}, latest: [] };

const MAX_LATEST = 12;

/** In the language of one dashboard. */
export function toldIn(language: string, latest: Latest): LiveMessage["latest"] {
  return latest.map(({ others, ...one }) => ({ ...one, ...others?.[language] }));
}

/** Both together, the newer decisions first. */
export function withNews(before: News, more: News): News {
  return {
    added: addCounts(before.added, more.added),
    latest: [...more.latest, ...before.latest].slice(0, MAX_LATEST),
  };
}
