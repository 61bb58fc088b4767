import type { Settings } from "#protocol/site.ts";
import type { Placed } from "./placed.ts";

/** What parts two visits: silence, or that the page said it was gone and nothing came for a while. */
export interface Silence {
  readonly gapMs: number;
  /** Null: a page that is gone ends nothing. */
  readonly goneMs: number | null;
  readonly gones: readonly number[];
}

const KEPT = 8;

/** The shop's silence, with the moments at which this visitor's pages went. */
export function silenceOf(settings: Settings, gones: readonly number[] = []): Silence {
  const { visitEndsAfterSeconds: gap, visitEndsWhenGoneSeconds: gone } = settings;
  return { gapMs: gap * 1000, goneMs: gone === undefined ? null : gone * 1000, gones };
}

/** Whether a visit that was last heard of at one moment is another one at a later moment. */
export function isParted({ gapMs, goneMs, gones }: Silence, from: number, to: number): boolean {
  if (to - from > gapMs) return true;
  return goneMs !== null && gones.some((at) => at >= from && at < to && to - at > goneMs);
}

/** When a visit that was last heard of at this moment is over if nothing more comes. */
export function overAt({ gapMs, goneMs, gones }: Silence, from: number): number {
  const gone = goneMs === null ? undefined : gones.find((at) => at >= from);
  return Math.min(from + gapMs, gone === undefined || goneMs === null ? Infinity : gone + goneMs);
}

/** The session with the moments at which pages went; they matter only where the shop says so. */
export function withGones<S extends { readonly gones?: readonly number[] }>(
  session: S,
  placed: readonly Placed[],
  { visitEndsWhenGoneSeconds }: Settings,
): S {
  if (visitEndsWhenGoneSeconds === undefined) return session;
  const fresh = placed.flatMap(({ event, at }) => (event.kind === "gone" ? [at] : []));
  return fresh.length === 0 ? session : { ...session, gones: joinedGones(session.gones, fresh) };
}

/** Both lists' moments, the latest ones, in order. */
export function joinedGones(
  left: readonly number[] = [],
  right: readonly number[] = [],
): readonly number[] {
  return [...new Set([...left, ...right])].toSorted((one, other) => one - other).slice(-KEPT);
}
