import { toMinor } from "#protocol/money.ts";

/** An amount in minor units with its currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Reads "129.95 EUR", "EUR 129,95" or "1.299,00", the last in the feed's usual currency; null if it is no price. */
export function readPrice(text: string, usualCurrency: string): Money | null {
  const currency = /[A-Za-z]{3}/.exec(text)?.[0].toUpperCase() ?? usualCurrency;
  const digits = text.replaceAll(/[^\d.,-]/g, "");
  // The last separator is the decimal one if no more digits follow it than the currency has, or two; all others
  // group thousands.
  const decimal = (toMinor(1, currency) === 1000 ? /[.,](\d{1,3})$/ : /[.,](\d{1,2})$/).exec(
    digits,
  );
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replaceAll(/[.,]/g, "");
  const amount = Number(`${whole || "0"}.${decimal?.[1] ?? "0"}`);
  if (!/\d/.test(digits) || !Number.isFinite(amount) || amount < 0) return null;
  return { minor: toMinor(amount, currency), currency };
}
