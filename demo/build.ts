import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { articles, categories, products } from "./catalogue.ts";
import { picture } from "./drawing/picture.ts";
import { merchantFeed } from "./feed.ts";
import { goodOf } from "./good.ts";
import { adviceListPage, articlePage } from "./pages/advice.ts";
import { categoryPage } from "./pages/category.ts";
import { addressPage, cartPage, donePage, paymentPage, shippingPage } from "./pages/checkout.ts";
import { homePage } from "./pages/home.ts";
import { type Assets, layout, type Page } from "./pages/layout.ts";
import { notFoundPage, offlinePage, searchPage, wishListPage } from "./pages/others.ts";
import { productPage } from "./pages/product.ts";
import { tourPage } from "./tour/page.ts";

// Run from the root of the repo; the program itself is a bundle somewhere else.
const demo = path.resolve("demo");
const target = path.resolve(process.argv[2] ?? "dist/demo");

const pages: readonly Page[] = [
  homePage(),
  ...categories.map(categoryPage),
  ...products.map(productPage),
  adviceListPage(),
  ...articles.map(articlePage),
  cartPage(),
  addressPage(),
  shippingPage(),
  paymentPage(),
  donePage(),
  searchPage(),
  wishListPage(),
  notFoundPage(),
  offlinePage(),
];

await rm(target, { recursive: true, force: true });
await cp(path.join(demo, "static"), target, { recursive: true });
const built: Assets = {
  style: await asset("shop.css", await style()),
  script: await asset("shop.js", await script("browser/shop.ts")),
};
const tour = {
  style: await asset("tour.css", await readFile(path.join(demo, "tour/style/tour.css"), "utf8")),
  script: await asset("tour.js", await script("tour/view/main.tsx")),
};
await Promise.all([
  ...pages.map((page) =>
    put(page.path === "/" ? "index.html" : `${page.path}.html`, layout(page, built)),
  ),
  ...products.flatMap((product) =>
    product.colours.map((colour, index) =>
      put(`img/${product.id}-${index}.svg`, picture(product.drawing, colour)),
    ),
  ),
  put("tour.html", tourPage(tour)),
  put("products.json", JSON.stringify(products.map(goodOf))),
  put("feed.xml", merchantFeed()),
]);
process.stdout.write(`shop: ${pages.length} pages in ${path.relative(".", target)}\n`);

async function style(): Promise<string> {
  const folder = path.join(demo, "style");
  const files = await readdir(folder);
  const parts = await Promise.all(
    files.toSorted().map((name) => readFile(path.join(folder, name), "utf8")),
  );
  return parts.join("\n");
}

async function script(from: string): Promise<string> {
  const bundle = await build({
    entryPoints: [path.join(demo, from)],
    bundle: true,
    minify: from.endsWith(".tsx"),
    jsx: "automatic",
    jsxImportSource: "preact",
    format: "esm",
    target: "es2022",
    write: false,
  });
  return bundle.outputFiles.map((file) => file.text).join("");
}

/** A file whose name changes with its content, so that browsers may keep it for ever. */
async function asset(name: string, content: string): Promise<string> {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const { name: stem, ext } = path.parse(name);
  const file = `/assets/${stem}-${hash}${ext}`;
  await put(file, content);
  return file;
}

async function put(name: string, content: string): Promise<void> {
  const file = path.join(target, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
