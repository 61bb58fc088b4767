import { useState } from "preact/hooks";
import { toMajor } from "#protocol/money.ts";
import type { Product } from "#protocol/product.ts";
import { useResource } from "../api/resource.ts";
import { money, number } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { type Column, CsvButton, Table } from "../parts/table.tsx";
import { shop, siteId } from "../shop.ts";
import { words } from "../words.ts";

/** What the shop sells, as decisions know it. */
export function CataloguePage() {
  const w = words.value;
  const [after, setAfter] = useState<string>();
  const catalogue = useResource("readCatalogue", {
    site: siteId.value,
    ...(after === undefined ? {} : { query: { after } }),
  });
  const view = shop.value;
  const columns = columnsFor();
  const next = catalogue.data.value?.next ?? null;
  return (
    <Page
      title={w.nav.catalogue}
      about={view ? w.catalogue.about(number(view.products), number(view.articles)) : ""}
      actions={
        <CsvButton name="catalogue" columns={columns} rows={catalogue.data.value?.products ?? []} />
      }
    >
      <Loaded of={catalogue} lines={12}>
        {({ products }) =>
          products.length === 0 ? (
            <Empty title={w.catalogue.empty} text={w.catalogue.emptyDo} />
          ) : (
            <Table
              caption={w.nav.catalogue}
              columns={columns}
              rows={products}
              rowKey={({ id }) => id}
            />
          )
        }
      </Loaded>
      <div class="pager">
        {after !== undefined && (
          <button type="button" class="button quiet" onClick={() => setAfter(undefined)}>
            {w.catalogue.first}
          </button>
        )}
        {next !== null && (
          <button type="button" class="button" onClick={() => setAfter(next)}>
            {w.catalogue.more}
          </button>
        )}
      </div>
    </Page>
  );
}

function columnsFor(): readonly Column<Product>[] {
  const w = words.value.catalogue;
  return [
    {
      title: w.product,
      text: ({ name }) => name,
      show: ({ name, id, sensitive }) => (
        <>
          <span class="row-title">{name}</span>
          <span class="reason">
            {id}
            {sensitive && ` · ${w.sensitive}`}
          </span>
        </>
      ),
    },
    { title: w.categories, minor: true, text: ({ categories }) => categories.join(" › ") },
    {
      title: w.stock,
      text: ({ inStock, stock }) => (inStock ? (stock ?? w.in) : w.out),
      show: ({ inStock, stock }) =>
        inStock ? (
          <Badge tone="good" text={stock === undefined ? w.in : number(stock)} />
        ) : (
          <Badge tone="warn" text={w.out} />
        ),
    },
    {
      title: w.price,
      numeric: true,
      text: ({ price, currency }) => money(price, currency),
      value: ({ price, currency }) => toMajor(price, currency),
    },
    { title: words.value.common.currency, fileOnly: true, text: ({ currency }) => currency },
  ];
}
