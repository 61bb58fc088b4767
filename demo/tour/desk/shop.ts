import type { Campaign } from "#protocol/campaign.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import type { SiteView } from "#protocol/views.ts";
import { catalogueUpload } from "../../upload.ts";
import type { Admin } from "./ask.ts";

/** What of the shop is needed to tell of a visitor. */
export interface ShopFacts {
  readonly settings: Settings;
  readonly personas: readonly Persona[];
  readonly names: ReadonlyMap<string, string>;
  readonly catalogue: Catalogue;
}

const FRESH_MS = 5000;

/** Reads the shop's facts, at most every few seconds: a marketer may change them meanwhile. */
export class ShopReader {
  readonly #admin: Admin;
  readonly #site: string;
  readonly #catalogue: Catalogue;
  #read: { readonly at: number; readonly facts: Promise<ShopFacts> } | null = null;

  constructor(admin: Admin, site: string, shop: string) {
    this.#admin = admin;
    this.#site = site;
    const { products = [], articles = [] } = catalogueUpload(shop);
    this.#catalogue = {
      version: 1,
      products: new Map(products.map((product) => [product.id, product])),
      articles: new Map(articles.map((article) => [article.id, article])),
    };
  }

  facts(): Promise<ShopFacts> {
    if (!this.#read || Date.now() - this.#read.at > FRESH_MS)
      this.#read = { at: Date.now(), facts: this.#fetch() };
    return this.#read.facts;
  }

  async #fetch(): Promise<ShopFacts> {
    const path = `/v1/admin/sites/${this.#site}`;
    const [{ settings }, personas, campaigns] = await Promise.all([
      this.#admin.have<SiteView>("GET", path),
      this.#admin.have<readonly Persona[]>("GET", `${path}/personas`),
      this.#admin.have<readonly Campaign[]>("GET", `${path}/campaigns`),
    ]);
    return {
      settings,
      personas,
      names: new Map(campaigns.map(({ id, name }) => [id, name.split(":")[0] ?? name])),
      catalogue: this.#catalogue,
    };
  }
}
