import { toMajor } from "#protocol/money.ts";

const MAX_FORMATS = 500;
const prices = new Map<string, Intl.NumberFormat>();
const moments = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** An amount in minor units as the visitor's language writes it: "129,95 €". */
export function priceText(amount: number, currency: string, locale: string): string {
  const format = cached(
    prices,
    `${locale}/${currency}`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  return format.format(toMajor(amount, currency));
}

/** A moment as the visitor's language and clock write it: "Di., 24. Nov., 18:00". */
export function momentText(at: number, locale: string, zone: string): string {
  const format = cached(
    moments,
    `${locale}/${zone}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
      }),
  );
  return format.format(at);
}

/** "Gels, Socken und Gürtel". */
export function listText(names: readonly string[], locale: string): string {
  const format = cached(lists, locale, () => new Intl.ListFormat(locale, { type: "conjunction" }));
  return format.format(names);
}

// Intl objects cost far more to make than to use; visitors' locales are few but not bounded.
function cached<F>(formats: Map<string, F>, name: string, make: () => F): F {
  const known = formats.get(name);
  if (known) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const made = make();
  formats.set(name, made);
  return made;
}
