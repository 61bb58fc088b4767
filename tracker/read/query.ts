/** What the page's address says under this name. */
export function asked(name: string): string | undefined {
  const { search } = location;
  // Most addresses say nothing, and then their page need not have in memory what reads them.
  return (search && new URLSearchParams(search).get(name)?.slice(0, 300)) || undefined;
}
