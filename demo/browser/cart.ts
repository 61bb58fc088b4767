import { hasStrings, keep, kept } from "./store.ts";

/** A product in the cart; an empty size is one that has still to be chosen. */
export interface Line {
  readonly id: string;
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
}

const key = "paceward.cart";

function isLines(value: unknown): value is readonly Line[] {
  return (
    Array.isArray(value) &&
    value.every(
      (line) =>
        hasStrings(line, "id", "colour", "size") && Number.isInteger(Reflect.get(line, "quantity")),
    )
  );
}

export function cartLines(): readonly Line[] {
  return kept<readonly Line[]>(localStorage, key, isLines, []);
}

export function saveCart(lines: readonly Line[]): void {
  keep(localStorage, key, lines);
  document.dispatchEvent(new Event("cart"));
}

export function sameThing(a: Omit<Line, "quantity">, b: Omit<Line, "quantity">): boolean {
  return a.id === b.id && a.colour === b.colour && a.size === b.size;
}

/** Puts more of one thing into the cart; lines of the same thing become one. */
export function withAdded(lines: readonly Line[], added: Line): readonly Line[] {
  const there = lines.find((line) => sameThing(line, added));
  if (!there) return [...lines, added];
  return lines.map((line) =>
    line === there ? { ...line, quantity: line.quantity + added.quantity } : line,
  );
}

/** Reads "ID:QTY,ID:QTY" from a link; nonsense is left out. */
export function restorable(
  text: string,
): readonly { readonly id: string; readonly quantity: number }[] {
  return text.split(",").flatMap((part) => {
    const [id = "", count = "1"] = part.split(":");
    const quantity = Number(count);
    return id && Number.isInteger(quantity) && quantity > 0 && quantity < 100
      ? [{ id, quantity }]
      : [];
  });
}
