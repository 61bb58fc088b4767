import { card } from "./card.ts";
import { cartLines } from "./cart.ts";
import { cartPage } from "./cart-page.ts";
import { checkoutPage } from "./checkout.ts";
import { askForConsent } from "./consent.ts";
import { marked } from "./dom.ts";
import { allGoods, knownGoods } from "./goods.ts";
import { watchFilters, watchLists } from "./lists.ts";
import { donePage } from "./order.ts";
import { productPage } from "./product-page.ts";
import { searchPage } from "./search.ts";
import { showWishes, watchWishes, wishes } from "./wish.ts";

function showCounts(): void {
  const inCart = cartLines().reduce((sum, line) => sum + line.quantity, 0);
  for (const [mark, count] of [
    ["cart-count", inCart],
    ["wish-count", wishes().length],
  ] as const) {
    const place = marked(mark);
    if (!place) continue;
    place.hidden = count === 0;
    place.textContent = String(count);
  }
  showWishes();
}

async function wishListPage(): Promise<void> {
  const goods = await allGoods();
  const show = () => {
    const wished = wishes().flatMap((id) => goods.get(id) ?? []);
    marked("wish-list")?.replaceChildren(...wished.map(card));
    const empty = marked("wish-empty");
    if (empty) empty.hidden = wished.length > 0;
    showWishes();
  };
  document.addEventListener("wishes", show);
  show();
}

function page(kind: string): Promise<void> | void {
  switch (kind) {
    case "product":
      return productPage(knownGoods());
    case "category":
      return watchFilters();
    case "cart":
      return cartPage();
    case "wish-list":
      return wishListPage();
    case "search":
      return searchPage();
    case "checkout-done":
      return donePage();
    default:
      if (kind.startsWith("checkout-")) return checkoutPage(kind);
  }
}

showCounts();
askForConsent();
watchWishes();
document.addEventListener("cart", showCounts);
document.addEventListener("wishes", showCounts);
// Another tab's cart, and a page that comes back from the back-forward cache.
window.addEventListener("storage", showCounts);
window.addEventListener("pageshow", (event) => event.persisted && showCounts());
void page(document.body.dataset["page"] ?? "");
watchLists(knownGoods());
void navigator.serviceWorker?.register("/sw.js");
