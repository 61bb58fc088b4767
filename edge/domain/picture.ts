import type { Banner } from "#protocol/catalog/banners.ts";
import type { Message } from "#protocol/catalog/channels.ts";
import type { Catalogue, Product } from "#protocol/product.ts";
import type { PictureView } from "#protocol/views.ts";
import { toMajor } from "#protocol/money.ts";
import { drawingOf } from "./decide/draw.ts";
import { placementOf } from "./decide/placement.ts";
import { isPresentable } from "./decide/subject.ts";
import { compose } from "./journey/compose.ts";
import { type Moment, momentOf, type Surroundings } from "./moment.ts";
import { understand } from "./persona/understand.ts";
import type { VisitorState } from "./state.ts";
import { visit } from "./visit.ts";

/** What a marketer is writing. */
export interface Draft {
  readonly locale: string;
  readonly banner?: Banner | undefined;
  readonly message?: Message | undefined;
  readonly offer: boolean;
}

const NAME = "example";
const DAY_MS = 86_400_000;

/**
 * A banner or message as an example visitor would get it: somebody with two alike products of the
 * shop's own catalogue in the cart, so that most of what a text may ask for is there.
 */
export function picture(draft: Draft, around: Surroundings): PictureView {
  const state = example(draft.locale, around);
  if (!state) return { show: null, notification: null };
  const { understanding } = understand(state, around.snapshot, around.catalogue, around.now);
  const moment = momentOf(state, around, understanding, null);
  return {
    show: draft.banner ? shown(draft.banner, draft.offer, state, moment) : null,
    notification: draft.message ? notified(draft.message, draft.offer, state, moment) : null,
  };
}

function shown(
  banner: Banner,
  withOffer: boolean,
  state: VisitorState,
  moment: Moment,
): PictureView["show"] {
  const offer = withOffer || banner.kind === "countdown" ? exampleCode(moment) : null;
  const drawing = drawingOf(banner, { state, moment, occasion: null, offer });
  const names = { receipt: NAME, campaign: NAME, variant: NAME };
  return drawing && { ...names, placement: placementOf(banner), drawing };
}

function notified(
  message: Message,
  withOffer: boolean,
  state: VisitorState,
  moment: Moment,
): PictureView["notification"] {
  const { now, snapshot } = moment;
  const journey = {
    campaign: NAME,
    run: 0,
    version: snapshot.version,
    print: 0,
    startedAt: now,
    path: [0],
    dueAt: now,
    subject: null,
    sent: 0,
    lateSince: null,
  };
  const offer = withOffer ? exampleCode(moment) : null;
  const push = { keys: { endpoint: "", keys: { p256dh: "", auth: "" } }, since: now, pushKey: "" };
  const delivery = compose(
    { key: NAME, variant: NAME, message, offer, journey },
    { ...state, push },
    moment,
  );
  return delivery?.channel === "web-push" ? delivery.notification : null;
}

function exampleCode({ now }: Moment) {
  return { code: "EXAMPLE", endsAt: now + DAY_MS };
}

function example(locale: string, around: Surroundings): VisitorState | null {
  const { snapshot, catalogue, now } = around;
  const { markets } = snapshot.settings;
  const market = markets.find((one) => one.locale.startsWith(locale)) ?? markets[0];
  const country = market?.countries?.[0];
  const events = pair(catalogue, country ?? null).flatMap(({ id, price, currency }) => {
    const item = { id, price: toMajor(price, currency), currency };
    return [
      { kind: "product_view" as const, agoMs: 0, item },
      { kind: "cart_add" as const, agoMs: 0, item, quantity: 1 },
    ];
  });
  const { state } = visit({
    ...around,
    snapshot: { ...snapshot, campaigns: [] },
    state: null,
    site: snapshot.site,
    visitor: NAME,
    tab: NAME,
    number: 1,
    consent: { analytics: true, personalisation: true, push: true },
    page: { path: "/", locale },
    leaving: true,
    placed: events.map((event, index) => ({ event, at: now, order: `${NAME}/1/${index}` })),
    request: country === undefined ? {} : { country },
    backfill: null,
  });
  return state;
}

/** Two products of one kind where the shop has such, else one, else none. */
function pair({ products }: Catalogue, country: string | null): readonly Product[] {
  const firsts = new Map<string, Product>();
  for (const product of products.values()) {
    if (!isPresentable(product, country)) continue;
    const kind = product.categories.join("/");
    const first = firsts.get(kind);
    if (first && differ(first, product)) return [first, product];
    if (!first) firsts.set(kind, product);
  }
  return [...firsts.values()].slice(0, 1);
}

function differ(one: Product, other: Product): boolean {
  const names = Object.keys({ ...one.attributes, ...other.attributes });
  return names.some((name) => one.attributes?.[name] !== other.attributes?.[name]);
}
