/** From this sum on (cents) a parcel travels free. */
export const freeShippingCents = 7500;

const vatShare = 19 / 119;

const euro = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function inEuro(cents: number): string {
  return euro.format(cents / 100);
}

export function vatCents(grossCents: number): number {
  return Math.round(grossCents * vatShare);
}
