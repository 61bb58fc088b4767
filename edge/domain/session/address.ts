import type { Stage } from "#protocol/event.ts";
import type { Placed } from "./placed.ts";

const among = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

// As shop systems and shops of some twenty languages call these pages, without accents.
const carts =
  among(`cart basket shopping-cart shopping-bag view-cart warenkorb koszyk panier carrito cesta carrello
  winkelwagen winkelmand winkelmandje carrinho kosik nakupni-kosik varukorg varukorgen handlekurv kurv indkobskurv
  ostoskori kosar cos-de-cumparaturi kosarica ostukorv`);
const checkouts =
  among(`checkout checkouts onepage kasse zur-kasse zamowienie kasa caisse commande commander
  passer-commande finalizar-compra tramitar-pedido cassa afrekenen finalizar-encomenda pokladna objednavka kassa kassan
  till-kassan kassalle penztar finalizare blagajna`);
const shippings =
  among(`shipping delivery versand lieferung dostawa livraison envio spedizione verzending bezorging
  entrega doprava doruceni leverans levering toimitus szallitas livrare dostava`);
const payments =
  among(`payment zahlung bezahlung platnosc paiement pago pagamento betaling betalen platba betalning
  maksu fizetes plata placilo`);
// The order is looked over and paid for.
const reviews = among("confirm review");
const orders =
  among(`order-received order-confirmation order-confirmed order-complete order-success bestellbestatigung
  bestellbestaetigung potwierdzenie-zamowienia confirmation-commande pedido-recibido`);
// Newsletters, forms and surveys give thanks too.
const thanks =
  among(`thank-you thankyou danke dziekuje dziekujemy merci gracias grazie bedankt obrigado dekujeme dakujeme tack
  takk tak kiitos koszonjuk multumim hvala`);
const ROOT = /^([a-z]{2}(-[a-z]{2})?)?$/;
// What only means an order below a checkout.
const ends = among("success finish finished complete completed confirmation done");
// Letters that are no letter with an accent.
const plain: Readonly<Record<string, string>> = { ł: "l", ø: "o", ß: "ss", æ: "ae" };

/** The checkout stage that a path names by itself, in any language of these lists. */
export function stageOf(path: string): Stage | undefined {
  const segments = readable(path).split(/[/?#!.]+/);
  const has = (words: ReadonlySet<string>) => segments.some((segment) => words.has(segment));
  const isCheckout = has(checkouts);
  const isInside = isCheckout || has(carts);
  // At the root of a language or below cart and checkout it is no page about something.
  const isItself = (words: ReadonlySet<string>) => {
    const at = segments.findIndex((segment) => words.has(segment));
    return at >= 0 && (isInside || segments.slice(0, at).every((segment) => ROOT.test(segment)));
  };
  if (has(orders) || isItself(thanks) || (isCheckout && has(ends))) return "done";
  if (isItself(payments) || (isCheckout && has(reviews))) return "payment";
  if (has(carts)) return "cart";
  if (!isCheckout) return undefined;
  return has(shippings) ? "shipping" : "address";
}

/** The facts of a batch as if its page had told the stage that its address names, where it tells none itself. */
export function withAddress(
  placed: readonly Placed[],
  path: string,
  orderOf: (index: number) => string,
): readonly Placed[] {
  const stage = stageOf(path);
  if (!stage) return placed;
  // Nobody is held back from paying; a page that tells its stage doesn't even report this.
  const heard =
    stage === "payment" ? placed.filter(({ event }) => event.kind !== "exit_intent") : placed;
  // A batch is packed on the page that was viewed last.
  const view = heard.findLast(({ event }) => event.kind === "page_view");
  const isTold = heard.some(
    ({ event: { kind } }) => kind === "checkout_stage" || kind === "purchase",
  );
  if (!view || isTold) return heard;
  const { at } = view;
  const events = { checkout_stage: 1 };
  return [
    ...heard,
    { event: { kind: "checkout_stage", agoMs: 0, stage }, at, order: orderOf(0) },
    { event: { kind: "source_seen", agoMs: 0, source: "address", events }, at, order: orderOf(1) },
  ];
}

function readable(path: string): string {
  // Asked at every visit, and most addresses are.
  if (/^[a-z\d/.-]*$/.test(path)) return path;
  return decoded(path)
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[łøßæ]/g, (letter) => plain[letter] ?? letter)
    .replaceAll("_", "-");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray "%" is no encoding.
    return path;
  }
}
