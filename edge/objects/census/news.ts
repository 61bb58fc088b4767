import type { LiveMessage } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";

/** The newest decisions of a visitor. */
export type Latest = LiveMessage["latest"];

/** What a dashboard has not been told yet. */
export interface News {
  readonly added: Counts;
  readonly latest: Latest;
}

export const noNews: News = { added: {}, latest: [] };

const MAX_LATEST = 12;

/** Both together, the newer decisions first. */
export function withNews(before: News, more: News): News {
  return {
    added: addCounts(before.added, more.added),
    latest: [...more.latest, ...before.latest].slice(0, MAX_LATEST),
  };
}
