import { unwrap, wrap } from "./secret.ts";

/** A cart as its link carries it: nothing in it tells whose it was. */
export interface LinkedCart {
  readonly site: string;
  /** "ID:QUANTITY,ID:QUANTITY" */
  readonly cart: string;
  /** Epoch ms after which the link only leads to the shop. */
  readonly until: number;
}

const PURPOSE = "cart-link";
export const CART_PATH = "/c/";

/** The address at which this edge restores the cart on any device. */
export async function cartLink(env: Env, edge: string, linked: LinkedCart): Promise<string> {
  return edge + CART_PATH + (await wrap(env, PURPOSE, JSON.stringify(linked)));
}

/** The cart behind a link; null for an address that this edge did not make. */
export async function openCartLink(env: Env, token: string): Promise<LinkedCart | null> {
  try {
    return JSON.parse(await unwrap(env, PURPOSE, token));
  } catch {
    // Forged, cut off or of another deployment: whatever it is, there is no cart in it.
    return null;
  }
}
