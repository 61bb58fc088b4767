// Files named *.data.ts are run while building and ship as what they export: the browser gets the
// forms that the schemas describe, not the schemas and their validator.
import path from "node:path";
import { build } from "esbuild";

/** The esbuild plugin that does so; their exports must be plain JSON. */
export const data = {
  name: "data",
  setup(bundle) {
    bundle.onLoad({ filter: /\.data\.ts$/ }, async ({ path: file }) => {
      const { values, inputs } = await run(file);
      return {
        contents: Object.entries(values)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join("\n"),
        watchFiles: inputs,
      };
    });
  },
};

/** What a TypeScript file exports, and the files that had a part in it. */
export async function run(file) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return {
    values: await import(`data:text/javascript;base64,${code}`),
    inputs: Object.keys(metafile.inputs).map((input) => path.resolve(input)),
  };
}
