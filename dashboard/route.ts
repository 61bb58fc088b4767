import { computed, signal } from "@preact/signals";

/** Where in the dashboard one is: `#/visitors/ID?before=1`. */
export interface Route {
  readonly page: string;
  readonly id: string | null;
  readonly query: URLSearchParams;
}

const hash = signal(location.hash);
// Asked before a page with something unsaved is left by a link or a step back.
let mayLeave: (() => Promise<boolean>) | null = null;
addEventListener("hashchange", async () => {
  const next = location.hash;
  if (mayLeave && next !== hash.value) {
    history.replaceState(null, "", hash.value);
    if (!(await mayLeave())) return;
    history.replaceState(null, "", next);
  }
  hash.value = next;
});

/** Holds whoever would leave until `ask` says yes; answers how to let them go again. */
export function holdHere(ask: () => Promise<boolean>): () => void {
  mayLeave = ask;
  return () => {
    if (mayLeave === ask) mayLeave = null;
  };
}

/** Whether what is here may be left: asked only where something is unsaved. */
export const isLeaving = async (): Promise<boolean> => !mayLeave || mayLeave();

export const route = computed<Route>(() => routeOf(hash.value));

function routeOf(from: string): Route {
  const [path = "", query = ""] = from.replace(/^#\/?/, "").split("?");
  const [page, id] = path.split("/");
  return {
    page: page || "today",
    id: id ? decodeURIComponent(id) : null,
    query: new URLSearchParams(query),
  };
}

/** The link to a page. */
export function to(page: string, id?: string, query?: Readonly<Record<string, string>>): string {
  const path = id === undefined ? page : `${page}/${encodeURIComponent(id)}`;
  return query ? `#/${path}?${new URLSearchParams(query).toString()}` : `#/${path}`;
}

/** Goes to a link, whatever is unsaved. */
export function go(link: string): void {
  mayLeave = null;
  location.hash = link;
}
