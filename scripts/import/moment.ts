/** A moment as exports write it, epoch ms; one that names no zone is in UTC, whatever the clock of this machine shows. */
export function momentOf(text: string): number {
  const iso = text.replace(/ UTC$/, "Z").replace(" ", "T");
  return Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
}
