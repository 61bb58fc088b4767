import { computed, signal } from "@preact/signals";

/** Where in the dashboard one is: `#/visitors/ID?before=1`. */
export interface Route {
  readonly page: string;
  readonly id: string | null;
  readonly query: URLSearchParams;
}

const hash = signal(location.hash);
addEventListener("hashchange", () => {
  hash.value = location.hash;
});

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

/** Goes to a link. */
export function go(link: string): void {
  location.hash = link;
}
