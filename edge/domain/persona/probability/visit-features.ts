/** Pages of one sort in a visit. */
export interface Time {
  readonly pages: number;
  readonly seconds: number;
}

/** What a tag sees of a visit: which sorts of pages, how long, by whom. */
export interface VisitActivity {
  /** Products, categories, searches. */
  readonly product: Time;
  /** Articles, guides, help, about the shop. */
  readonly informational: Time;
  /** Everything else: account, cart, checkout. */
  readonly administrative: Time;
  readonly returning: boolean;
  readonly weekend: boolean;
}

/** The same as numbers, with the ratios that tell a hurried visit from a thorough one. */
export function featuresOf(visit: VisitActivity) {
  const { product, informational, administrative } = visit;
  const pages = product.pages + informational.pages + administrative.pages;
  return {
    productPages: product.pages,
    productSeconds: product.seconds,
    informationalPages: informational.pages,
    informationalSeconds: informational.seconds,
    administrativePages: administrative.pages,
    administrativeSeconds: administrative.seconds,
    pages,
    seconds: product.seconds + informational.seconds + administrative.seconds,
    secondsPerProductPage: product.seconds / Math.max(1, product.pages),
    secondsPerAdministrativePage: administrative.seconds / Math.max(1, administrative.pages),
    productShare: product.pages / Math.max(1, pages),
    returning: Number(visit.returning),
    weekend: Number(visit.weekend),
  };
}
