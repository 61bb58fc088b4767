// Builds the dashboard's page, script and style: `buildDashboard("dist/public/dashboard")`.
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { data } from "./build-data.mjs";

/** Writes index.html, app.js and app.css into a folder. */
export async function buildDashboard(outdir) {
  await mkdir(outdir, { recursive: true });
  const here = import.meta.dirname;
  await Promise.all([
    build({
      entryPoints: [
        { in: path.join(here, "main.tsx"), out: "app" },
        { in: path.join(here, "style/app.css"), out: "app" },
      ],
      outdir,
      bundle: true,
      plugins: [data],
      minify: true,
      format: "esm",
      target: ["chrome123", "firefox120", "safari17.5"],
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      logLevel: "warning",
    }),
    copyFile(path.join(here, "index.html"), path.join(outdir, "index.html")),
    copyFile(path.join(here, "icon.svg"), path.join(outdir, "icon.svg")),
  ]);
}
