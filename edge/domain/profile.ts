import type { PageFacts } from "#protocol/batch.ts";
import type { Market, Settings } from "#protocol/site.ts";
import { isZone } from "./local-time.ts";

const MAX_UTM = 60;

/** What is known of a visitor's device and place. */
export interface Profile {
  readonly locale: string;
  readonly timeZone: string | null;
  readonly country: string | null;
  readonly touch: boolean;
  /** Where the visitor came from elsewhere last; "paid" wins over the referrer. */
  readonly source: "none" | "search" | "social" | "mail" | "paid" | "other";
  readonly path: string;
  /** The parameters of the shop's own links with which the visitor came last. */
  readonly utm?: {
    readonly source?: string;
    readonly medium?: string;
    readonly campaign?: string;
  };
}

/** What the network tells about a request. */
export interface RequestFacts {
  readonly country?: string;
  readonly timeZone?: string;
  /** A program loads this page in a known visitor's browser, say to measure its speed. */
  readonly bot?: boolean;
}

/** The profile after a batch; the network's time zone wins over the browser's. */
export function profileAfter(
  before: Profile | null,
  page: PageFacts,
  request: RequestFacts,
  settings: Settings,
): Profile {
  return {
    locale: localeOf(page.locale, before?.locale ?? settings.markets[0]?.locale ?? "en"),
    timeZone: zoneOf(request.timeZone ?? page.timeZone, before?.timeZone ?? null),
    country: request.country ?? before?.country ?? null,
    touch: page.touch ?? before?.touch ?? false,
    source: sourceOf(page) ?? before?.source ?? "none",
    ...utmOf(page, before),
    path: page.path.split(/[?#]/, 1)[0]?.slice(0, 200) ?? "/",
  };
}

/**
 * The market a visitor belongs to: by country, then by language, else the first; companies belong to
 * the shop's markets for them, if it has any, and nobody else does.
 */
export function marketOf(profile: Profile, settings: Settings, forBusiness = false): Market {
  const meant = settings.markets.filter(({ business = false }) => business === forBusiness);
  const markets = meant.length > 0 ? meant : settings.markets;
  const { country } = profile;
  const language = languageOf(profile.locale);
  const found =
    (country ? markets.find((market) => market.countries?.includes(country)) : undefined) ??
    markets.find((market) => market.locale === profile.locale) ??
    markets.find((market) => languageOf(market.locale) === language) ??
    markets[0];
  if (!found) throw new Error("A shop without a market cannot decide anything");
  return found;
}

/** "de" of "de-AT". */
export function languageOf(locale: string): string {
  const end = locale.indexOf("-");
  return (end < 0 ? locale : locale.slice(0, end)).toLowerCase();
}

// All three or none: the medium of one link says nothing about the source of another.
function utmOf(
  { source, medium, campaign }: PageFacts,
  before: Profile | null,
): Pick<Profile, "utm"> {
  if (source === undefined && medium === undefined && campaign === undefined) {
    return before?.utm ? { utm: before.utm } : {};
  }
  return {
    utm: {
      ...(source !== undefined && { source: source.slice(0, MAX_UTM) }),
      ...(medium !== undefined && { medium: medium.slice(0, MAX_UTM) }),
      ...(campaign !== undefined && { campaign: campaign.slice(0, MAX_UTM) }),
    },
  };
}

function sourceOf(page: PageFacts): Profile["source"] | null {
  if (page.paidClick) return "paid";
  if (page.medium === "email" || page.referrer === "mail") return "mail";
  if (!page.referrer || page.referrer === "own") return null;
  return page.referrer;
}

// What a browser reports may look like a locale or zone and be none; Intl would throw at it later.
function localeOf(told: string | undefined, known: string): string {
  if (told === undefined || told === known) return known;
  try {
    return new Intl.Locale(told).toString();
  } catch {
    return known;
  }
}

function zoneOf(told: string | undefined, known: string | null): string | null {
  return told === undefined || told === known || !isZone(told) ? known : told;
}
