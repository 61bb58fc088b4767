import type { Settings } from "#protocol/site.ts";
import type { VisitorState } from "./state.ts";

const DAY_MS = 86_400_000;

/** When nothing of this visitor may be kept any longer: the shop's retention after the last visit. */
export function retiresAt(
  { session, createdAt }: Pick<VisitorState, "session" | "createdAt">,
  { retentionDays }: Pick<Settings, "retentionDays">,
): number {
  return Math.max(session.lastAt, createdAt) + retentionDays * DAY_MS;
}
