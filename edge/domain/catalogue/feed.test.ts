import { describe, expect, test } from "vitest";
import { feed } from "./feed.ts";
import { merchantProduct } from "./merchant.ts";

const NOW = 1_795_428_000_000;

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title><link>https://shop.example</link>
<item>
  <g:id>A-1</g:id><title><![CDATA[Shoe & <Sole> </item>]]></title>
  <link>https://shop.example/p/a?x=1&amp;y=2</link>
  <g:image_link>https://shop.example/i/a.jpg</g:image_link>
  <g:price>129,95 EUR</g:price><g:availability>in_stock</g:availability>
  <g:product_type>Shoes &gt; Road</g:product_type><g:brand>Caf&#233;</g:brand>
  <g:product_detail><g:section_name>Fit</g:section_name><g:attribute_name>Drop</g:attribute_name><g:attribute_value>8 mm</g:attribute_value></g:product_detail>
  <g:product_detail><g:attribute_name>Cushioning</g:attribute_name><g:attribute_value>soft</g:attribute_value></g:product_detail>
</item>
<item><g:id>B</g:id><title>Gel</title><link>https://shop.example/p/b</link><g:price>2.50 EUR</g:price><g:availability>out of stock</g:availability><g:adult>yes</g:adult></item>
</channel></rss>
`;

const tsv = `id\ttitle\tlink\tprice\tavailability\tproduct type\r
A\t"A ""good"" shoe,\nin two lines"\thttps://shop.example/p/a\t10.00 EUR\tin stock\tShoes > Road\r
B\tGel\thttps://shop.example/p/b\t2 EUR\tpreorder\t\r
`;

function read(text: string, step = text.length) {
  const reader = feed();
  const entries = [];
  for (let at = 0; at < text.length; at += step)
    entries.push(...reader.push(text.slice(at, at + step)));
  const rest = reader.end();
  return { entries: [...entries, ...(rest ?? [])], isWhole: rest !== null };
}

function products(text: string, step?: number) {
  return read(text, step).entries.map((entry) => merchantProduct(entry, "EUR", NOW));
}

function sale(dates: string) {
  const [found] = products(
    `id\ttitle\tlink\tprice\tsale_price\tsale_price_effective_date\nA\tShoe\thttps://shop.example/a\t100 EUR\t80 EUR\t${dates}\n`,
  );
  return found && "product" in found ? [found.product.price, found.changesAt] : found;
}

describe("a feed", () => {
  test("leaves what only looks like an entity as it is", () => {
    const [found] = products(rss.replace("<title>Gel<", "<title>&constructor; &amp; Gel<")).slice(
      1,
    );
    expect(found).toMatchObject({ product: { name: "&constructor; & Gel" } });
  });

  test("in XML becomes products", () => {
    expect(products(rss)).toMatchObject([
      {
        product: {
          id: "A-1",
          name: "Shoe & <Sole> </item>",
          url: "https://shop.example/p/a?x=1&y=2",
          image: "https://shop.example/i/a.jpg",
          price: 12_995,
          currency: "EUR",
          categories: ["Shoes", "Road"],
          brand: "Café",
          inStock: true,
          attributes: { Drop: "8 mm", Cushioning: "soft" },
        },
      },
      { product: { id: "B", price: 250, inStock: false, sensitive: true } },
    ]);
  });

  test("in a table becomes products, quotes and line breaks in cells included", () => {
    expect(products(tsv)).toMatchObject([
      { product: { id: "A", name: 'A "good" shoe,\nin two lines', price: 1000, inStock: true } },
      { product: { id: "B", price: 200, inStock: false, categories: [] } },
    ]);
    expect(products(tsv.replaceAll("\t", ";"))).toEqual(products(tsv));
  });

  test.each([1, 7, 64])("reads the same in pieces of %i characters", (step) => {
    expect(products(rss, step)).toEqual(products(rss));
    expect(products(tsv, step)).toEqual(products(tsv));
  });

  test("that was cut is known to be incomplete", () => {
    expect(read(rss).isWhole).toBe(true);
    expect(read(rss.slice(0, rss.indexOf("<g:adult>"))).isWhole).toBe(false);
    expect(read(rss.slice(0, rss.indexOf("</channel>"))).isWhole).toBe(false);
    expect(read(tsv).isWhole).toBe(true);
  });

  test("without an end is refused before it fills the memory", () => {
    const reader = feed();
    expect(() => {
      for (let piece = 0; piece < 100; piece++) reader.push(`<item>${"x".repeat(10_000)}`);
    }).toThrow("no end");
  });

  test("says which field of an entry must be mended", () => {
    expect(
      products("id,title,link,price\nA,,https://shop.example,1 EUR\nB,Gel,/p/b,1 EUR\n"),
    ).toEqual([
      { id: "A", field: "title" },
      { id: "B", field: "link" },
    ]);
  });
});

describe("a sale", () => {
  test("counts while it is on, and tells when the price changes next", () => {
    const begins = Date.parse("2026-11-20T00:00:00+01:00");
    const ends = Date.parse("2026-11-30T12:30:00+01:00");
    expect(sale("")).toEqual([8000, null]);
    expect(sale("2026-11-20T00:00+0100/2026-11-30T12:30+0100")).toEqual([8000, ends]);
    expect(sale("2026-11-19T23:00Z/2026-11-22T00:00Z")).toEqual([10_000, null]);
    expect(sale("2026-12-01/2026-12-24")).toEqual([10_000, Date.parse("2026-12-01T00:00Z")]);
    expect(begins).toBeLessThan(NOW);
  });
});
