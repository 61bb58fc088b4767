/** Where a published model lies in KV; what lies there never changes. */
export function modelKey(site: string, version: number): string {
  return `model/${site}/${version}`;
}
