import { relieved, strained } from "./decide/patience.ts";
import type { Receipt } from "./decide/receipts.ts";
import { tell } from "./flush.ts";
import type { VisitorState } from "./state.ts";

/** What a visitor did with something that was said. */
export type Reaction = "shown" | "clicked" | "dismissed";

const rank: { readonly [S in Receipt["state"]]: number } = {
  decided: 0,
  shown: 1,
  dismissed: 2,
  clicked: 3,
};
const DISMISSED = 1;

/** The state after a visitor saw, clicked or closed something; each counts once, a click beats a close. */
export function heard(
  before: VisitorState,
  name: string,
  reaction: Reaction,
  now: number,
): VisitorState {
  const receipt = before.receipts.open.find((open) => open.receipt === name);
  if (!receipt || rank[receipt.state] >= rank[reaction]) return before;
  const open = before.receipts.open.map((other) =>
    other === receipt ? { ...receipt, state: reaction } : other,
  );
  const { campaign, variant } = receipt;
  const campaigns = before.campaigns.map((memory) => {
    if (memory.campaign !== campaign || reaction === "shown") return memory;
    return reaction === "clicked"
      ? { ...memory, answeredAt: now }
      : { ...memory, dismissedAt: now };
  });
  const counts = {
    // Who clicks or closes has seen it, even if that report was lost.
    ...(receipt.state === "decided" && { [`shown/${campaign}/${variant}`]: 1 }),
    ...(reaction !== "shown" && { [`${reaction}/${campaign}/${variant}`]: 1 }),
  };
  const state = { ...before, campaigns, receipts: { ...before.receipts, open } };
  return tell(
    { ...state, patience: patienceAfter(before, receipt, reaction, now) },
    { counts },
    now,
  );
}

function patienceAfter(
  { patience }: VisitorState,
  { interrupting, channel }: Receipt,
  reaction: Reaction,
  now: number,
): VisitorState["patience"] {
  if (reaction === "shown") return patience;
  if (reaction === "clicked") return relieved(patience, now);
  const annoyed = strained(
    patience,
    interrupting || channel === "message" ? DISMISSED : DISMISSED / 4,
    now,
  );
  return channel === "page" ? { ...annoyed, dismissedAt: now } : annoyed;
}
