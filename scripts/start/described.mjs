// One description of the Worker for here and Cloudflare: wrangler.toml. Reading it takes all of Wrangler, two seconds of work, so that the build reads it and a start only what the build has left.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const file = path.join(root, "dist/worker.json");
const SECRETS = ["EDGEWISE_SECRET", "OPERATOR_TOKEN"];

/** Leaves what wrangler.toml says of the Worker in dist/, without anything secret. */
export async function describe() {
  const { bindings, assets, ...said } = await saidByWrangler();
  for (const name of SECRETS) delete bindings[name];
  const directory = path.relative(root, assets.directory);
  await writeFile(file, JSON.stringify({ ...said, bindings, assets: { ...assets, directory } }));
}

/** What the build has left. */
export async function described() {
  const { assets, ...said } = JSON.parse(await readFile(file, "utf8"));
  return { ...said, assets: { ...assets, directory: path.join(root, assets.directory) } };
}

/** Wrangler asks the environment for secrets, and is told of none. */
async function saidByWrangler() {
  const before = { ...process.env };
  const nothing = Object.fromEntries(SECRETS.map((name) => [name, ""]));
  Object.assign(process.env, { ...nothing, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG: "error" });
  try {
    const { unstable_getMiniflareWorkerOptions: optionsOf } = await import("wrangler");
    return optionsOf(path.join(root, "wrangler.toml")).workerOptions;
  } finally {
    // Programs that are started from here are to know nothing of it.
    process.env = before;
  }
}
