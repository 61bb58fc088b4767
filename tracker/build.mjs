import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";

const PLACEHOLDER = "__EDGEWISE_SETTINGS__";
const here = import.meta.dirname;

/** Style sheets travel inside the part that draws with them: a page's CSP need not know them. */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const { code } = await transform(source, { loader: "css", minify: true });
      return { contents: `export const css = ${JSON.stringify(code.trim())};` };
    });
  },
};

/**
 * Builds the tag: `t.js` (the edge writes the settings in), `parts/NAME.HASH.js`, and `parts.json`
 * with the hash of each; the part "tag" is the core that reads its settings from its own element.
 */
export async function buildTag(outdir) {
  const shared = {
    bundle: true,
    minify: true,
    target: "es2020",
    mangleProps: /^_[a-z]/,
    write: false,
    logLevel: "error",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  };
  const core = await build({
    ...shared,
    entryPoints: [path.join(here, "index.ts")],
    format: "iife",
    mangleCache: {},
  });
  const text = core.outputFiles[0].text.trim();
  if (text.split(PLACEHOLDER).length !== 2)
    throw new Error(`The core must name ${PLACEHOLDER} exactly once.`);

  const names = (await readdir(path.join(here, "parts"))).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const parts = await build({
    ...shared,
    entryPoints: names.map((name) => path.join(here, "parts", name)),
    outdir: "parts",
    format: "esm",
    plugins: [styles],
    // Core and parts speak to each other by the names the first build gave.
    mangleCache: core.mangleCache,
  });

  const folder = path.join(outdir, "parts");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(outdir, "t.js"), text);
  const bodies = new Map(
    parts.outputFiles.map((file) => [path.basename(file.path, ".js"), file.text]),
  );
  bodies.set(
    "tag",
    text.replace(PLACEHOLDER, "JSON.parse(document.currentScript.dataset.edgewise)"),
  );
  const hashes = {};
  for (const [name, body] of bodies) {
    hashes[name] = createHash("sha256").update(body).digest("hex").slice(0, 8);
    await writeFile(path.join(folder, `${name}.${hashes[name]}.js`), body);
  }
  await writeFile(path.join(outdir, "parts.json"), JSON.stringify(hashes));
  return hashes;
}
