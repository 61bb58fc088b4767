import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** axe as a page runs it, at half the size of what the package calls its source. */
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
