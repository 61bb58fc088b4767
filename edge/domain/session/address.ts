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
const thanks =
  among(`order-received order-confirmation order-confirmed order-complete order-success thank-you
  thankyou danke bestellbestatigung bestellbestaetigung dziekuje dziekujemy potwierdzenie-zamowienia merci
  confirmation-commande gracias pedido-recibido grazie bedankt obrigado dekujeme dakujeme tack takk tak kiitos
  koszonjuk multumim hvala`);
// What only means an order below a checkout.
const ends = among("success finish finished complete completed confirmation done");
// Letters that are no letter with an accent.
const plain: Readonly<Record<string, string>> = { ł: "l", ø: "o", ß: "ss", æ: "ae" };

/** The checkout stage that a path names by itself, in any language of these lists. */
export function stageOf(path: string): Stage | undefined {
  const segments = readable(path).split(/[/?#!.]+/);
  const has = (words: ReadonlySet<string>) => segments.some((segment) => words.has(segment));
  const isCheckout = has(checkouts);
  if (has(thanks) || (isCheckout && has(ends))) return "done";
  if (has(payments) || (isCheckout && has(reviews))) return "payment";
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
