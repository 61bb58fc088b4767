import { CART_LINK, type Delivery } from "#protocol/delivery.ts";
import type { Settings } from "#protocol/site.ts";
import type { Message, MessageOf } from "#protocol/catalog/channels.ts";
import { cartUrlOf } from "../cart-url.ts";
import type { GivenCode } from "../decide/campaign-memory.ts";
import { wordsFor } from "../decide/placeholder-words.ts";
import { subjectOf } from "../decide/subject.ts";
import { directionOf, fill, inLanguage } from "../decide/words.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import type { Journey } from "./journey.ts";
import { lockScreen } from "./lock-screen.ts";

/** What a message is made of. */
export interface Draft {
  readonly key: string;
  readonly variant: string;
  readonly message: Message;
  readonly offer: GivenCode | null;
  readonly journey: Journey;
}

const DAY_MS = 86_400_000;
const LIFE_MS = DAY_MS;
/** A push has no room for more. */
const MAX_LINES = 20;

/** The message in this visitor's words; null if something it speaks of is not there. */
export function compose(draft: Draft, state: VisitorState, moment: Moment): Delivery | null {
  return draft.message.channel === "web-push"
    ? composePush(draft, draft.message, state, moment)
    : composeWebhook(draft, draft.message, state, moment);
}

function composePush(
  draft: Draft,
  message: MessageOf<"web-push">,
  state: VisitorState,
  moment: Moment,
): Delivery | null {
  const { journey, offer } = draft;
  if (!state.push) return null;
  const { settings } = moment.snapshot;
  const { locale } = state.profile;
  const subject = subjectOf(state, moment, journey.subject);
  const words = wordsFor(state, moment, subject, offer);
  const text = lockScreen(message, locale, words, offer, settings);
  if (text === null) return null;
  const link = cartOf(state, settings) === null ? undefined : CART_LINK;
  const origin = settings.origins[0] ?? "";
  const navigate = absolute(message.url ?? link ?? subject?.url ?? "/", origin);
  const actions = text.labels.flatMap((label, index) => {
    if (label === null) return [];
    const url = message.buttons?.[index]?.url;
    return [
      {
        action: `button-${index + 1}`,
        title: label,
        navigate: url === undefined ? navigate : absolute(url, origin),
      },
    ];
  });
  const image = message.withImage && !text.discreet ? subject?.image : undefined;
  return {
    ...common(draft, state, moment),
    channel: "web-push",
    urgency: message.urgency ?? "normal",
    notification: {
      title: text.title,
      body: text.body,
      navigate,
      lang: locale,
      dir: directionOf(locale),
      tag: journey.campaign,
      ...(settings.icon !== undefined && { icon: absolute(settings.icon, origin) }),
      ...(image !== undefined && { image: absolute(image, origin) }),
      ...(actions.length > 0 && { actions }),
    },
  };
}

function composeWebhook(
  draft: Draft,
  message: MessageOf<"webhook">,
  state: VisitorState,
  moment: Moment,
): Delivery | null {
  const { journey, offer, variant } = draft;
  const { locale } = state.profile;
  const subject = subjectOf(state, moment, journey.subject);
  const words = wordsFor(state, moment, subject, offer);
  const note = message.note && fill(inLanguage(message.note, locale), words);
  if (note === null) return null;
  return {
    ...common(draft, state, moment),
    channel: "webhook",
    url: message.url,
    body: {
      campaign: journey.campaign,
      variant,
      locale,
      products: cartLines(state.session)
        .map(({ id }) => id)
        .filter((id) => !moment.catalogue.products.get(id)?.sensitive),
      ...(note !== undefined && { note }),
      ...(offer && { code: offer.code, endsAt: offer.endsAt }),
    },
  };
}

function common(
  { key, variant, offer, journey }: Draft,
  state: VisitorState,
  { now, snapshot }: Moment,
) {
  const cart = cartOf(state, snapshot.settings);
  return {
    ...(cart !== null && { cart }),
    key,
    campaign: journey.campaign,
    variant,
    createdAt: now,
    // An offer's message must not come after the offer.
    expiresAt: Math.min(offer?.endsAt ?? Infinity, now + LIFE_MS),
    tries: 0,
    nextAt: now,
    state: "waiting",
  } as const;
}

/** The cart as its link carries it; null if there is none that the shop could restore. */
function cartOf({ session }: VisitorState, settings: Settings): string | null {
  const lines = cartLines(session)
    .slice(0, MAX_LINES)
    .map(({ id, quantity }) => `${id}:${quantity}`);
  const cart = lines.join(",");
  return cartUrlOf(settings, cart) === null ? null : cart;
}

function absolute(link: string, origin: string): string {
  return link.startsWith("/") ? origin + link : link;
}
