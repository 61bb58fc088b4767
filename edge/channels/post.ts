const RETRY_AFTER_LIMIT_MS = 86_400_000;

export interface PostOptions {
  readonly fetch?: (url: string, options: RequestInit) => Promise<Response>;
  readonly timeoutMs?: number;
  /** Epoch milliseconds, for a Retry-After that names a date. */
  readonly now: number;
}

/** Nothing is wrong with the message; `retryAfterMs` is the receiver's own wish. */
export interface Later {
  readonly kind: "later";
  readonly reason: "busy" | "failed" | "timed-out" | "unreachable";
  readonly retryAfterMs?: number;
}

export type Answer =
  | { readonly kind: "answered"; readonly status: number }
  | { readonly kind: "redirected" }
  | Later;

/** Hands a message over: follows no redirect, reads no body, waits 10 seconds at most. */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
  { fetch = globalThis.fetch, timeoutMs = 10_000, now }: PostOptions,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    // Unread, it would hold the connection.
    await answer.body?.cancel();
    const { status } = answer;
    if (status >= 300 && status < 400) return { kind: "redirected" };
    if (status !== 429 && status < 500) return { kind: "answered", status };
    const retryAfterMs = waitOf(answer.headers.get("retry-after"), now);
    const reason = status === 429 ? "busy" : "failed";
    return { kind: "later", reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  } catch {
    // The network's reasons differ by runtime; all of them mean: later.
    return { kind: "later", reason: signal.aborted ? "timed-out" : "unreachable" };
  }
}

function waitOf(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), RETRY_AFTER_LIMIT_MS);
}
