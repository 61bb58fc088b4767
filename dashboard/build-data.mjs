// Files named *.data.ts are run while building and ship as what they export: the browser gets the
// forms that the schemas describe, not the schemas and their validator.
import path from "node:path";
import { build } from "esbuild";

// Every language brings the catalog's titles itself, so nobody loads them in English too: the
// script names them by their place among those that are translated.
const translated = path.join(import.meta.dirname, "words/de/titles.ts");
const places = run(translated).then(({ values }) => Object.keys(values["titles"]));

/** The esbuild plugin that does so; their exports must be plain JSON. */
export const data = {
  name: "data",
  setup(bundle) {
    bundle.onLoad({ filter: /\.data\.ts$/ }, async ({ path: file }) => {
      const { values, inputs } = await run(file);
      const english = await places;
      const placed = (text) => (english.includes(text) ? String(english.indexOf(text)) : text);
      const isTitle = (name) => name === "title" || file.includes("title-of");
      return {
        contents: Object.entries(values)
          .map(([name, value]) => {
            const json = JSON.stringify(value, (key, one) => (isTitle(key) ? placed(one) : one));
            return `export const ${name} = ${json};`;
          })
          .join("\n"),
        watchFiles: inputs,
      };
    });
    bundle.onLoad({ filter: /words\/\w+\/titles\.ts$/ }, async ({ path: file }) => {
      const { values, inputs } = await run(file);
      const titles = (await places).map((english) => values["titles"][english] ?? english);
      return {
        contents: `export const titles = ${JSON.stringify(titles)};`,
        watchFiles: [...inputs, translated],
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
