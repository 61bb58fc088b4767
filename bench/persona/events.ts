import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Product } from "#protocol/product.ts";
import { draw } from "../../edge/domain/draw.ts";

/** One line of a REES46 export. */
export interface Row {
  readonly at: number;
  readonly type: "view" | "cart" | "remove_from_cart" | "purchase";
  readonly product: string;
  readonly visit: string;
}

export interface Log {
  readonly products: ReadonlyMap<string, Product>;
  readonly hasCategories: boolean;
  /** In the order of time, by user. */
  readonly users: ReadonlyMap<string, readonly Row[]>;
}

const types = new Set<string>(["view", "cart", "remove_from_cart", "purchase"]);

/** Reads an export line by line, with at most so many of its users, drawn by their ids. */
export async function readLog(file: string, share: number): Promise<Log> {
  const products = new Map<string, Product>();
  const users = new Map<string, Row[]>();
  let names: readonly string[] | null = null;
  let hasCategories = false;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    const cells = line.split(",");
    if (names === null) {
      names = cells;
      continue;
    }
    const cell = (name: string) => cells[names?.indexOf(name) ?? -1] ?? "";
    const [type, id, user] = [cell("event_type"), cell("product_id"), cell("user_id")];
    const at = Date.parse(cell("event_time").replace(" UTC", "Z").replace(" ", "T"));
    if (!isType(type) || id === "" || !Number.isFinite(at)) continue;
    const code = cell("category_code") || cell("category_id");
    hasCategories ||= code !== "";
    products.set(id, {
      id,
      name: id,
      price: Math.max(0, Math.round(Number(cell("price")) * 100)),
      currency: "USD",
      categories: code === "" ? [] : code.split("."),
      ...(cell("brand") !== "" && { brand: cell("brand") }),
      url: "/",
      inStock: true,
    });
    if (draw("users", user) >= share) continue;
    const rows = users.get(user) ?? [];
    rows.push({ at, type, product: id, visit: cell("user_session") });
    users.set(user, rows);
  }
  for (const [user, rows] of users) {
    users.set(
      user,
      rows.toSorted((left, right) => left.at - right.at),
    );
  }
  return { products, hasCategories, users };
}

function isType(type: string): type is Row["type"] {
  return types.has(type);
}
