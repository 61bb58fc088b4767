import type { Campaign } from "#protocol/campaign.ts";
import type { VisitorState } from "../state.ts";

/** Whether a campaign's goal has been reached since this instant; what began it does not count. */
export function isReached(
  { goal }: Pick<Campaign, "goal">,
  { session, push }: Pick<VisitorState, "session" | "push">,
  since: number,
): boolean {
  switch (goal.kind) {
    case "purchase":
      return session.orders.some((order) => order.at > since);
    case "sign-up":
      return session.signedUpAt !== null;
    case "push-subscribed":
      return push !== null;
    case "download":
      return session.downloads.some(({ id }) => id === goal.asset);
    case "none":
      return false;
  }
}
