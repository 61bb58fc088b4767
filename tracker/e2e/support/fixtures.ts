import type { TrackerEvent } from "#protocol/event.ts";

type Told = Partial<TrackerEvent> & Record<string, unknown>;

interface Fixture {
  readonly name: string;
  readonly source?: string;
  readonly waitMs?: number;
  readonly pages: readonly {
    readonly path: string;
    readonly body: string;
    readonly head?: string;
    /** What a visitor does, as a script of the page. */
    readonly act?: string;
  }[];
  readonly told: readonly Told[];
}

const script = (code: string): string => `<script>${code}</script>`;
const shoe = { id: "SKU_12345", name: "Stan and Friends Tee", price: 10.01, currency: "USD" };
const gaItem = `{item_id:"SKU_12345",item_name:"Stan and Friends Tee",item_brand:"Google",item_category:"Apparel",item_variant:"green",price:10.01,quantity:3}`;
const pushed = (event: string, more = ""): string =>
  `dataLayer.push({ecommerce:null});dataLayer.push({event:"${event}",ecommerce:{currency:"USD",value:30.03,${more}items:[${gaItem}]}});`;

// Pages as the documentation of each writes them.
export const fixtures: readonly Fixture[] = [
  {
    name: "a GA4 shop",
    source: "data-layer",
    pages: [
      {
        path: "/tee",
        body: "",
        head: script(`dataLayer=[];${pushed("view_item")}`),
        act: pushed("add_to_cart"),
      },
      { path: "/basket", body: "", head: script(`dataLayer=[];${pushed("view_cart")}`) },
      {
        path: "/pay",
        body: "",
        head: script(
          `dataLayer=[];${pushed("begin_checkout")}${pushed("add_shipping_info", "shipping:4.9,")}${pushed("add_payment_info")}`,
        ),
      },
      {
        path: "/done",
        body: "",
        head: script(
          `dataLayer=[];${pushed("purchase", 'transaction_id:"T_12345",tax:4.9,shipping:5.99,coupon:"SUMMER_SALE",')}`,
        ),
      },
    ],
    told: [
      {
        kind: "product_view",
        item: { ...shoe, category: "Apparel", brand: "Google", variant: "green" },
      },
      { kind: "cart_add", quantity: 3 },
      { kind: "cart_set", value: 30.03, currency: "USD" },
      { kind: "checkout_stage", stage: "cart", value: 30.03 },
      { kind: "cart_set" },
      { kind: "checkout_stage", stage: "address" },
      { kind: "checkout_stage", stage: "shipping" },
      { kind: "shipping_shown", amount: 4.9, currency: "USD" },
      { kind: "checkout_stage", stage: "payment" },
      {
        kind: "purchase",
        order: "T_12345",
        value: 30.03,
        currency: "USD",
        shipping: 5.99,
        coupon: "SUMMER_SALE",
      },
    ],
  },
  {
    name: "a shop with gtag",
    source: "data-layer",
    pages: [
      {
        path: "/tee",
        body: "",
        head: script(
          `window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}
           gtag("js",new Date());gtag("config","G-1");
           gtag("event","view_item_list",{item_list_name:"Related products",items:[${gaItem}]});
           gtag("event","search",{search_term:"t-shirts"})`,
        ),
        act: `gtag("event","add_to_wishlist",{currency:"USD",value:10.01,items:[${gaItem}]})`,
      },
    ],
    told: [
      { kind: "list_view", category: "Related products", items: ["SKU_12345"] },
      { kind: "search", query: "t-shirts" },
      { kind: "wish_add" },
    ],
  },
  {
    name: "a shop with JSON-LD only",
    source: "json-ld",
    waitMs: 2800,
    pages: [
      {
        path: "/schuh",
        body: `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList"},
          {"@type":"Product","sku":"L-7","name":"Laufschuh","brand":{"@type":"Brand","name":"Cirrus"},
          "offers":{"@type":"Offer","price":"1.299,00","priceCurrency":"EUR"}}]}</script>`,
      },
      {
        path: "/rat",
        body: `<script type="application/ld+json">{"@type":"BlogPosting","headline":"First marathon","keywords":"running, marathon"}</script>`,
      },
      { path: "/warenkorb", body: "" },
    ],
    told: [
      {
        kind: "product_view",
        item: { id: "L-7", name: "Laufschuh", price: 1299, currency: "EUR", brand: "Cirrus" },
      },
      {
        kind: "content_view",
        content: "/rat",
        title: "First marathon",
        tags: ["running", "marathon"],
      },
    ],
  },
  {
    name: "a shop with Open Graph only",
    source: "open-graph",
    waitMs: 2800,
    pages: [
      {
        path: "/p",
        body: "",
        head: `<meta property="og:type" content="og:product"><meta property="og:title" content="Buty">
          <meta property="product:retailer_item_id" content="B-1"><meta property="product:price:amount" content="1 299,00 zł">
          <meta property="product:price:currency" content="PLN">`,
      },
    ],
    told: [
      { kind: "product_view", item: { id: "B-1", name: "Buty", price: 1299, currency: "PLN" } },
    ],
  },
  {
    name: "a Shopify theme",
    source: "shopify",
    pages: [
      {
        path: "/products/shoe",
        body: "<product-view></product-view>",
        head: script(`Shopify={shop:"x.myshopify.com"}`),
        act: `(async()=>{
          const price={amount:"120.0",currencyCode:"EUR"};
          const product={id:"gid://shopify/Product/11",title:"Shoe",vendor:"Cirrus"};
          const send=(name,facts)=>document.querySelector("product-view").dispatchEvent(Object.assign(new Event("shopify:"+name,{bubbles:true}),facts));
          send("product:view",{context:"collection",product:{id:"gid://shopify/Product/99",title:"Card"}});
          send("product:view",{context:"page",selectedOptions:[],product:{...product,selectedVariant:{id:"gid://shopify/ProductVariant/12",title:"42",price}}});
          const cart={lines:[{quantity:2,merchandise:{id:"gid://shopify/ProductVariant/12",title:"42",price,product}}],cost:{totalAmount:{amount:"240.0",currencyCode:"EUR"}}};
          send("cart:lines-update",{action:"add",context:"product",lines:[{merchandiseId:"gid://shopify/ProductVariant/12",quantity:2}],promise:Promise.resolve({cart,userErrors:[]})});
          send("cart:lines-update",{action:"add",context:"product",lines:[{merchandiseId:"gid://shopify/ProductVariant/13",quantity:1}],promise:Promise.resolve({cart,userErrors:[{message:"sold out"}]})});
          send("cart:lines-update",{action:"update",context:"cart",lines:[],promise:Promise.resolve({cart,userErrors:[]})});
          send("cart:view",{});
          await 0;
        })()`,
      },
    ],
    told: [
      {
        kind: "product_view",
        item: {
          id: "11",
          name: "Shoe",
          price: 120,
          currency: "EUR",
          brand: "Cirrus",
          variant: "42",
        },
      },
      { kind: "checkout_stage", stage: "cart" },
      { kind: "cart_add", quantity: 2 },
      { kind: "cart_set", value: 240, currency: "EUR" },
    ],
  },
  {
    name: "a WooCommerce product page and its blocks",
    source: "woocommerce",
    pages: [
      {
        path: "/product/cap",
        body: `<div class="woocommerce"><form class="cart" method="post" onsubmit="event.preventDefault()">
          <input name="quantity" value="2"><button name="add-to-cart" value="55">Add to cart</button></form>
          <div class="wp-block-button"><button type="button" data-product_id="56" data-product_sku="CAP-2" class="add_to_cart_button">Add</button></div></div>`,
        act: `document.querySelector("form button").click();document.querySelector("[data-product_id]").click();
          document.body.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart",{bubbles:true,detail:{preserveCartData:false}}))`,
      },
    ],
    told: [
      { kind: "cart_add", item: { id: "55" }, quantity: 2 },
      { kind: "cart_add", item: { id: "CAP-2" }, quantity: 1 },
    ],
  },
  {
    name: "a shop that speaks Segment",
    source: "segment",
    pages: [
      {
        path: "/segment",
        body: "",
        head: script(
          `analytics={heard:[],on(name,run){this.heard.push(run)},track(name,facts){this.heard.forEach(run=>run(name,facts))}}`,
        ),
        act: `analytics.track("Product Viewed",{product_id:"507f1",sku:"G-32",name:"Monopoly",price:18.99,currency:"usd",category:"Games"});
          analytics.track("Order Completed",{order_id:"50314b8e9b",total:27.5,currency:"USD",products:[{product_id:"507f1",price:19,quantity:1}]})`,
      },
    ],
    told: [
      {
        kind: "product_view",
        item: { id: "507f1", name: "Monopoly", price: 18.99, currency: "USD", category: "Games" },
      },
      { kind: "purchase", order: "50314b8e9b", value: 27.5, currency: "USD" },
    ],
  },
  {
    name: "a shop that marks its buttons",
    pages: [
      {
        path: "/plain",
        body: `<button data-edgewise-event="cart_add" data-edgewise-id="A1" data-edgewise-price="1.299,00 €" data-edgewise-currency="EUR" data-edgewise-quantity="2"><b>Add</b></button>`,
        act: `document.querySelector("b").click()`,
      },
    ],
    told: [{ kind: "cart_add", item: { id: "A1", price: 1299, currency: "EUR" }, quantity: 2 }],
  },
];
