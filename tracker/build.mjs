import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";

const SETTINGS = "__EDGEWISE_SETTINGS__";
// Most of the core runs at once: Chromium then compiles all of it while it arrives, beside the page, and not
// function by function in it. https://v8.dev/blog/explicit-compile-hints
const EAGER = { js: "//# allFunctionsCalledOnLoad" };
// Run from the root of the repo; a test may carry this file inside a bundle of its own.
const here = path.resolve("tracker");

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
 * Builds the tag: `t.js`, into which the edge writes a shop's settings, and the lazy parts as
 * `parts/NAME.HASH.js`; the part "tag" is the same core with its settings in its own element, for
 * shops that want SRI. `shopify-pixel.js` is for Shopify's checkout; `preview/` is a page on which
 * the dashboard has banners drawn. Returns the hash.
 */
export async function buildTag(outdir) {
  const options = {
    bundle: true,
    minify: true,
    target: "es2022",
    mangleProps: /^_[a-z]/,
    mangleCache: {},
    write: false,
    logLevel: "error",
    legalComments: "none",
    tsconfigRaw: {},
    plugins: [styles],
  };
  const core = (hash, mangleCache) =>
    build({
      ...options,
      entryPoints: [path.join(here, "index.ts")],
      format: "iife",
      banner: EAGER,
      mangleCache,
      define: { __EDGEWISE_PARTS__: JSON.stringify(hash) },
    });
  // Core and parts speak to each other by the names that the first build gives.
  const { mangleCache } = await core("", {});
  const folders = ["parts", "banners"].map((name) => path.join(here, name));
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => path.join(folder, name))),
  );
  const { outputFiles } = await build({
    ...options,
    entryPoints: files.flat(),
    outdir: "parts",
    entryNames: "[name]",
    format: "esm",
    mangleCache,
  });
  const sum = createHash("sha256");
  for (const { text } of outputFiles) sum.update(text);
  // Letters of chance hardly compress: few of many say as much, and the core must fit whatever they are.
  const hash = BigInt(`0x${sum.digest("hex")}`)
    .toString(36)
    .slice(1, 6);
  const code = (await core(hash, mangleCache)).outputFiles[0].text.trim();
  if (code.split(SETTINGS).length !== 2) throw new Error(`The core must name ${SETTINGS} once.`);

  const pixel = await build({
    ...options,
    entryPoints: [path.join(here, "shopify-pixel.ts")],
    format: "iife",
    globalName: "edgewiseShopify",
  });

  await buildFrame(path.join(outdir, "preview"), {
    ...options,
    mangleCache,
    define: { __EDGEWISE_PARTS__: JSON.stringify(hash) },
  });

  const folder = path.join(outdir, "parts");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const alone = code.replace(SETTINGS, "JSON.parse(document.currentScript.dataset.edgewise)");
  await Promise.all([
    writeFile(path.join(outdir, "t.js"), code),
    writeFile(path.join(outdir, "shopify-pixel.js"), pixel.outputFiles[0].text),
    writeFile(path.join(folder, `tag.${hash}.js`), alone),
    ...outputFiles.map((part) =>
      writeFile(path.join(folder, `${path.basename(part.path, ".js")}.${hash}.js`), part.text),
    ),
  ]);
  return hash;
}

async function buildFrame(outdir, options) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [path.join(here, "frame/frame.ts")],
    format: "esm",
  });
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    writeFile(path.join(outdir, "frame.js"), outputFiles[0].text),
    copyFile(path.join(here, "frame/index.html"), path.join(outdir, "index.html")),
    copyFile(path.join(here, "frame/frame.css"), path.join(outdir, "frame.css")),
  ]);
}
