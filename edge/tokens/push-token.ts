/** What a push carries so that its reports find home; the visitor's id in it is unguessable. */
export interface PushToken {
  readonly site: string;
  readonly visitor: string;
  /** The message's idempotency key; empty for the device itself. */
  readonly key: string;
}

export function pushToken({ site, visitor, key }: PushToken): string {
  return [site, visitor, key].join("~");
}

export function openToken(token: string): PushToken | null {
  const [site, visitor, ...key] = token.split("~");
  return site && visitor && key.length > 0 ? { site, visitor, key: key.join("~") } : null;
}
