import { stages, type Stage } from "#protocol/event.ts";
import { cartOf } from "./cart-log.ts";
import type { FoldContext } from "./fold-context.ts";
import { goodOf } from "./goods.ts";
import type { CartLine, Session } from "./session.ts";

/** What all changes told so far make of the cart and the checkout stage. */
export function cartAfter(
  session: Session,
  context: FoldContext,
): Pick<Session, "cart" | "cartAt" | "cartStartedAt" | "abandonment" | "stage" | "stageAt"> {
  const { lines, startedAt, emptiedAt } = cartOf(session.cartLog, session.orders);
  const cart = lines.map(({ id, quantity, at }): CartLine => {
    const { name, price, currency, categories } = goodOf(id, session, context);
    return { id, name, price, currency, quantity, categories, at };
  });
  const cartAt = Math.max(emptiedAt, ...lines.map(({ at }) => at));
  const added = Math.max(0, ...lines.map(({ at }) => at));
  const { stage, at } = stageOf(session.reached, emptiedAt, added);
  const inCart = cart.length > 0 && stage === "none";
  return {
    cart,
    cartAt,
    cartStartedAt: startedAt,
    // Nothing is left where nothing is in the cart: bought, or taken out.
    abandonment: cart.length === 0 ? null : session.abandonment,
    stage: inCart ? "cart" : stage,
    stageAt: inCart ? startedAt : at,
  };
}

/** The furthest stage since the cart was emptied last; putting something in after an order begins anew. */
function stageOf(
  reached: Session["reached"],
  emptiedAt: number,
  addedAt: number,
): { readonly stage: Stage | "none"; readonly at: number } {
  const doneAt = reached.done ?? 0;
  const since = addedAt > doneAt ? Math.max(emptiedAt, doneAt) : emptiedAt;
  for (const stage of stages.toReversed()) {
    const at = reached[stage] ?? 0;
    if (at > since) return { stage, at };
  }
  return { stage: "none", at: emptiedAt };
}
