/** A change of the cart: so many more (or fewer) of a product, or the whole cart at once. */
export type CartChange =
  | { readonly at: number; readonly place: number; readonly id: string; readonly by: number }
  | { readonly at: number; readonly place: number; readonly whole: readonly Quantity[] };

/** How many of a product, since when. */
export interface Quantity {
  readonly id: string;
  readonly quantity: number;
  readonly at: number;
}

/** What has settled of a cart, and the latest changes, so that a late one still finds its place. */
export interface CartLog {
  readonly settled: Cart & {
    readonly at: number;
    readonly place: number;
    readonly wholeAt: number;
  };
  readonly changes: readonly CartChange[];
}

/** A cart's products, the one changed last at the end. */
export interface Cart {
  readonly lines: readonly Quantity[];
  /** When the cart was last empty and then no more. */
  readonly startedAt: number;
  /** When it was last emptied. */
  readonly emptiedAt: number;
}

interface Moment {
  readonly at: number;
  readonly place: number;
}

const MAX_CHANGES = 24;
const MAX_LINES = 20;

export const noCart: CartLog = {
  settled: { lines: [], startedAt: 0, emptiedAt: 0, at: 0, place: 0, wholeAt: 0 },
  changes: [],
};

/** The log with one more change, wherever in time it belongs; orders that are known empty what settles before them. */
export function withChange(log: CartLog, change: CartChange, orders: readonly Moment[]): CartLog {
  const { settled } = log;
  if (isBefore(change, settled)) {
    // Too late to find its exact place: more or fewer still count, unless the whole cart was told since.
    if ("whole" in change || change.at <= settled.wholeAt) return log;
    return { ...log, settled: { ...settled, ...changed(settled, change) } };
  }
  const changes = [...log.changes, change].toSorted(byMoment);
  return settle({ settled, changes }, changes.length - MAX_CHANGES, orders);
}

/** The log with at most so many changes kept apart and so many lines: for a state that must become smaller. */
export function shortened(
  log: CartLog,
  keep: number,
  lines: number,
  orders: readonly Moment[],
): CartLog {
  const { settled, changes } = settle(log, log.changes.length - keep, orders);
  return { settled: { ...settled, lines: settled.lines.slice(-lines) }, changes };
}

/** Both logs in one: what was told of either cart, in the order in which it happened. */
export function joinedLogs(left: CartLog, right: CartLog, orders: readonly Moment[]): CartLog {
  const changes = [left, right]
    .flatMap(({ settled, changes: later }) => [...asChanges(settled), ...later])
    .toSorted(byMoment);
  return settle({ settled: noCart.settled, changes }, changes.length - MAX_CHANGES, orders);
}

function asChanges({ lines, emptiedAt, wholeAt }: CartLog["settled"]): readonly CartChange[] {
  const place = 0;
  // What was told as a whole takes the place of what anybody knew before.
  const since = Math.max(emptiedAt, wholeAt);
  return [
    ...(since > 0 ? [{ at: since, place, whole: lines.filter(({ at }) => at <= since) }] : []),
    ...lines
      .filter(({ at }) => at > since)
      .map(({ id, quantity, at }) => ({ at, place, id, by: quantity })),
  ];
}

/** The cart after all changes; every order empties it. */
export function cartOf({ settled, changes }: CartLog, orders: readonly Moment[]): Cart {
  const known = withoutBought(settled, orders);
  const later = orders.filter((order) => !isBefore(order, settled)).map(emptied);
  return [...changes, ...later].toSorted(byMoment).reduce<Cart>(changed, known);
}

function emptied({ at, place }: Moment): CartChange {
  return { at, place, whole: [] };
}

/** The settled cart without what older orders took, some of which were told of so late that the changes around them had settled. */
function withoutBought(settled: CartLog["settled"], orders: readonly Moment[]): Cart {
  return orders.reduce<Cart>(
    (cart, order) => (isBefore(order, settled) ? withoutOlder(cart, order.at) : cart),
    settled,
  );
}

function withoutOlder(cart: Cart, at: number): Cart {
  const lines = cart.lines.filter((line) => line.at > at);
  if (lines.length === cart.lines.length) return cart;
  const startedAt = lines.length > 0 ? Math.max(at, cart.startedAt) : cart.startedAt;
  return { lines, startedAt, emptiedAt: Math.max(at, cart.emptiedAt) };
}

// What was bought goes before something else of the same product settles upon it: once they are one line, nobody could tell them apart.
function settle({ settled, changes }: CartLog, count: number, orders: readonly Moment[]): CartLog {
  if (count <= 0) return { settled, changes };
  let after = { ...settled, ...withoutBought(settled, orders) };
  const upTo = changes[count - 1];
  const bought = orders.filter(
    (order) => !isBefore(order, settled) && upTo && isBefore(order, upTo),
  );
  for (const change of [...changes.slice(0, count), ...bought.map(emptied)].toSorted(byMoment)) {
    const { at, place } = change;
    const wholeAt = "whole" in change ? at : after.wholeAt;
    after = { ...after, ...changed(after, change), at, place, wholeAt };
  }
  return { settled: after, changes: changes.slice(count) };
}

function changed(cart: Cart, change: CartChange): Cart {
  const { at } = change;
  const lines = "whole" in change ? told(cart.lines, change.whole) : moved(cart.lines, change);
  const wasEmpty = cart.lines.length === 0;
  const isEmpty = lines.length === 0;
  return {
    lines: lines.slice(-MAX_LINES),
    startedAt: wasEmpty && !isEmpty ? at : cart.startedAt,
    emptiedAt: isEmpty && (!wasEmpty || "whole" in change) ? at : cart.emptiedAt,
  };
}

// Shops tell the whole cart on every page; what stays as it was has not been touched.
function told(before: readonly Quantity[], whole: readonly Quantity[]): readonly Quantity[] {
  return whole.map(
    (line) =>
      before.find(({ id, quantity }) => id === line.id && quantity === line.quantity) ?? line,
  );
}

function moved(
  lines: readonly Quantity[],
  { id, by, at }: Extract<CartChange, { by: number }>,
): readonly Quantity[] {
  const before = lines.find((line) => line.id === id);
  const quantity = Math.max(0, (before?.quantity ?? 0) + by);
  if (!before && quantity === 0) return lines;
  const others = lines.filter((line) => line !== before);
  return quantity === 0 ? others : [...others, { id, quantity, at }];
}

function byMoment(left: CartChange, right: CartChange): number {
  return isBefore(left, right) ? -1 : 1;
}

function isBefore(left: Moment, right: Moment): boolean {
  if (left.at !== right.at) return left.at < right.at;
  if (left.place !== right.place) return left.place < right.place;
  // Two tabs in the same moment: any order will do if it is always the same.
  return JSON.stringify(left) < JSON.stringify(right);
}
