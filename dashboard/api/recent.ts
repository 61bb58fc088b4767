import { signal } from "@preact/signals";
import type { LiveMessage } from "#protocol/views.ts";
import { call } from "./call.ts";

type News = LiveMessage["latest"];

/** The newest decisions of the visitors seen last: what the socket tells only from now on. */
export const recent = signal<News | undefined>(undefined);

const VISITORS = 8;

/** Reads them anew. */
export async function loadRecent(site: string): Promise<void> {
  const visitors = await call("readVisitors", { site });
  const news = await Promise.all(
    visitors.slice(0, VISITORS).map(({ visitor }) => newest(site, visitor)),
  );
  recent.value = news.flat().toSorted((left, right) => right.at - left.at);
}

async function newest(site: string, visitor: string): Promise<News> {
  const all = await call("readDecisions", { site, visitor });
  return all
    .slice(0, 3)
    .map(({ at, outcome, lines }) => ({ at, visitor, outcome, line: lines[0] ?? "" }));
}

/** What was just heard before what was read; each decision once. */
export function joined(heard: News, read: News, most: number): News {
  const seen = new Set<string>();
  return [...heard, ...read]
    .filter(({ at, outcome }) => {
      // The socket and the list may name one visitor by two ids.
      const name = `${at}/${outcome}`;
      return seen.has(name) ? false : seen.add(name);
    })
    .toSorted((left, right) => right.at - left.at)
    .slice(0, most);
}
