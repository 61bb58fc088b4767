import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalogue } from "#protocol/product.ts";
import { readLog } from "./events.ts";
import { labelOf } from "./label.ts";

const HEADER =
  "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "events-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function labelled(...lines: readonly string[]) {
  const file = path.join(folder, "events.csv");
  writeFileSync(file, [HEADER, ...lines].join("\n"));
  const { products, users, hasCategories } = await readLog(file, 1);
  const catalogue: Catalogue = { version: 1, products, articles: new Map() };
  return { hasCategories, label: labelOf(users.get("7") ?? [], catalogue) };
}

const look = (minute: number, product: number, category: string, type = "view") =>
  `2020-01-01 10:0${minute}:00 UTC,${type},${product},${category.length},${category},runa,${product}.00,7,visit-1`;

test("who looks at one category of an export is taken for one of its persona", async () => {
  const { hasCategories, label } = await labelled(
    look(0, 1, "shoes.running"),
    look(1, 2, "shoes.running"),
    look(2, 3, "shoes.running"),
    look(3, 3, "shoes.running", "cart"),
    look(4, 9, "kitchen.kettle"),
  );
  expect(hasCategories).toBe(true);
  expect(label).toMatchObject({ persona: "running" });
  expect(label.mode).not.toBe("unknown");
});

test("an export that has only numbers of categories is told apart by them", async () => {
  const rows = [1, 2, 3].map(
    (product) => `2020-01-01 10:0${product}:00 UTC,view,${product},1487580005,,runa,5.00,7,visit-1`,
  );
  const { label } = await labelled(...rows);
  expect(label.persona).toBe("1487580005");
});
