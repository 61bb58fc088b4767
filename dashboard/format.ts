import { computed, signal } from "@preact/signals";
import { toMajor } from "#protocol/money.ts";
import { language } from "./words.ts";

/** The shop's clock and money; figures are told in these wherever the reader sits. */
export const shopClock = signal("UTC");
export const shopCurrency = signal("EUR");

const locales = { en: "en-GB", de: "de-DE", pl: "pl-PL" } as const;
const locale = computed(() => locales[language.value]);

const whole = computed(() => new Intl.NumberFormat(locale.value, { maximumFractionDigits: 0 }));
const rates = computed(
  () => new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 1 }),
);

export function number(amount: number): string {
  return withMinus(whole.value.format(amount));
}

/** A share between 0 and 1; a dash where there is none. */
export function percent(rate: number | null): string {
  return rate === null ? "–" : rates.value.format(rate);
}

// Making a format takes longer than a hundred uses of it.
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Minor units in words. */
export function money(minor: number, currency = shopCurrency.value): string {
  const name = `${locale.value}/${currency}`;
  let format = moneyFormats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale.value, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
    });
    moneyFormats.set(name, format);
  }
  return withMinus(format.format(toMajor(minor, currency)));
}

// A real minus stays with its figure at the end of a line.
function withMinus(figure: string): string {
  return figure.replace("-", "\u2212");
}

/** Cloudflare's bill is in dollars, and often in small parts of a cent. */
export function dollars(amount: number): string {
  const words = new Intl.NumberFormat(locale.value, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: amount !== 0 && Math.abs(amount) < 0.1 ? 6 : 2,
  });
  return words.format(amount);
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale.value, { timeZone: shopClock.value, ...options });
}

const timeOfDay = computed(() => dates({ hour: "2-digit", minute: "2-digit" }));
const seconds = computed(() => dates({ hour: "2-digit", minute: "2-digit", second: "2-digit" }));
const dayMonth = computed(() => dates({ day: "numeric", month: "short" }));
const fullDay = computed(() => dates({ weekday: "long", day: "numeric", month: "long" }));
const yearDay = computed(() => dates({ dateStyle: "medium" }));
const moment = computed(() => dates({ dateStyle: "medium", timeStyle: "short" }));

export const time = (at: number): string => timeOfDay.value.format(at);
export const exactTime = (at: number): string => seconds.value.format(at);
export const shortDay = (at: number): string => dayMonth.value.format(at);
export const fullDate = (at: number): string => yearDay.value.format(at);
export const longDay = (at: number): string => fullDay.value.format(at);
export const dateTime = (at: number): string => moment.value.format(at);

const spans = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "3 minutes ago". */
export function ago(at: number, now: number): string {
  const gone = Math.max(0, Math.round((now - at) / 1000));
  const [unit, size] = spans.find(([, span]) => gone >= span) ?? ["second", 1];
  const words = new Intl.RelativeTimeFormat(locale.value, { numeric: "auto", style: "short" });
  return words.format(-Math.floor(gone / size), unit);
}

/** "4 min", "2 hr". */
export function duration(total: number): string {
  const [unit, size] = spans.find(([, span]) => total >= span && total % span === 0) ?? [
    "second",
    1,
  ];
  return new Intl.NumberFormat(locale.value, { style: "unit", unit, unitDisplay: "long" }).format(
    total / size,
  );
}

/** A list as the language joins it. */
export function listed(all: readonly string[]): string {
  return new Intl.ListFormat(locale.value, { type: "conjunction" }).format(all);
}
