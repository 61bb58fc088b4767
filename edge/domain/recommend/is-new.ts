const NEW_MS = 60 * 86_400_000;

/** Added in the last two months; a product without a date is not called new. */
export function isNew(addedAt: number | undefined, now: number): boolean {
  return addedAt !== undefined && now - addedAt < NEW_MS;
}
