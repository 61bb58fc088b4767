// Builds the dashboard's page, script and style: `buildDashboard("dist/public/dashboard")`.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { data, run } from "./build-data.mjs";

const here = import.meta.dirname;
const languages = ["en", "de", "pl"];

/** Writes index.html, app.js, app.css and the data they load later into a folder. */
export async function buildDashboard(outdir) {
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    build({
      entryPoints: [
        { in: path.join(here, "main.tsx"), out: "app" },
        { in: path.join(here, "style/app.css"), out: "app" },
        ...languages.map((tag) => ({
          in: path.join(here, `words/${tag}.ts`),
          out: `words-${tag}`,
        })),
      ],
      outdir,
      bundle: true,
      splitting: true,
      plugins: [data],
      minify: true,
      format: "esm",
      target: ["chrome123", "firefox120", "safari17.5"],
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      logLevel: "warning",
    }),
    asJson("../protocol/templates.ts", "templates", path.join(outdir, "templates.json")),
    copyFile(path.join(here, "index.html"), path.join(outdir, "index.html")),
    copyFile(path.join(here, "icon.svg"), path.join(outdir, "icon.svg")),
  ]);
}

/** What few need waits beside the script. */
async function asJson(source, name, file) {
  const { values } = await run(path.join(here, source));
  await writeFile(file, JSON.stringify(values[name]));
}
