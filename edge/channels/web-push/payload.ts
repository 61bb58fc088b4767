import type { PushPayload } from "#protocol/push.ts";

type Told = PushPayload["notification"];

/** The address parameter by which a purchase is attributed to the message that led to it. */
const CLICK_PARAMETER = "ew_click";

/** A message ready for one visitor: in their language, with absolute URLs. */
export interface PushMessage extends Omit<Told, "navigate" | "data"> {
  readonly url: string;
  /** The same at every try to deliver this message. */
  readonly key: string;
  /** The edge's public origin. */
  readonly edge: string;
  /** What the push worker's reports carry back; it never stands in an address. */
  readonly token: string;
}

/** The message as a Declarative Web Push document that our push worker reads too. */
export function pushPayload({ url, key, edge, token, ...told }: PushMessage): PushPayload {
  const actions = told.actions?.map((action) => ({
    ...action,
    navigate: withKey(action.navigate, key),
  }));
  return {
    web_push: 8030,
    mutable: true,
    notification: {
      ...told,
      navigate: withKey(url, key),
      ...(actions && { actions }),
      data: { key, edge, token },
    },
  };
}

// At the end: the push worker compares addresses without it.
function withKey(address: string, key: string): string {
  const url = new URL(address);
  url.searchParams.delete(CLICK_PARAMETER);
  url.searchParams.append(CLICK_PARAMETER, key);
  return url.href;
}
