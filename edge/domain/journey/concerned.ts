import type { VisitorState } from "../state.ts";
import type { Occasion } from "./occasion.ts";

/** Of what happened elsewhere, what this visitor asked to be told of. */
export function concernedBy(
  { session }: Pick<VisitorState, "session">,
  occasions: readonly Occasion[],
): readonly Occasion[] {
  return occasions.filter((occasion) => {
    if (occasion.kind !== "price-drop" && occasion.kind !== "back-in-stock") return true;
    const wish = session.wishes.find(({ id }) => id === occasion.product);
    return wish?.alerts.includes(occasion.kind) ?? false;
  });
}
