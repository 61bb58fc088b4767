import { readFileSync, writeFileSync } from "node:fs";
import { readShoppers } from "./intent/shoppers.ts";
import { train } from "./intent/train.ts";

const DATA = "bench/data/online-shoppers.csv";
const COEFFICIENTS = "edge/domain/persona/probability/live-trees.json";

/** Writes the coefficients that the edge ships: `npm run train:intent`. */
const { trees } = train(readShoppers(readFileSync(DATA, "utf8"), "live"));
const json = `${JSON.stringify(trees)}\n`;
writeFileSync(COEFFICIENTS, json);
process.stdout.write(`${COEFFICIENTS}: ${json.length} bytes\n`);
