import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportRow } from "#protocol/api.ts";
import { readHistory } from "./history.ts";

const HASH = "the-hash-of-the-file-in-base64url";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "history-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(csv: string): Promise<readonly ImportRow[]> {
  const file = path.join(folder, "history.csv");
  writeFileSync(file, csv);
  const rows: ImportRow[] = [];
  for await (const row of readHistory(file, "EUR", HASH)) rows.push(row);
  return rows;
}

test("every line is a purchase of its customer on its day", async () => {
  const rows = await read("customer,date,amount\n42,2026-01-31,19.90\n7,2026-02-01 08:30:00Z,5\n");
  expect(rows).toMatchObject([
    {
      number: 1,
      user: "42",
      at: Date.UTC(2026, 0, 31, 12),
      event: { value: 19.9, currency: "EUR" },
    },
    { number: 2, user: "7", at: Date.UTC(2026, 1, 1, 8, 30), event: { order: "the-hash/2" } },
  ]);
});

test("the shop's own order numbers and currencies win, and refunds are left out", async () => {
  const rows = await read(
    "date,order,customer,currency,amount\n2026-01-31,A1,42,CHF,10\n2026-02-01,A2,42,CHF,-10\n",
  );
  expect(rows).toMatchObject([{ user: "42", event: { order: "A1", currency: "CHF", value: 10 } }]);
});

test("says what is wrong and where", async () => {
  await expect(read("customer,amount\n")).rejects.toThrow("no column date");
  await expect(read("customer,date,amount\n42,yesterday,1\n")).rejects.toThrow(
    'Row 1: date "yesterday"',
  );
  await expect(read("customer,date,amount\n42,2026-01-31,\n")).rejects.toThrow('Row 1: amount ""');
});
