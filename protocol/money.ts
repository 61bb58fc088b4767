// ISO 4217 currencies whose smallest unit is not a hundredth.
const ODD_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Turns 129.95 EUR into 12995. */
export function toMinor(amount: number, code: string): number {
  return Math.round(Number((amount * 10 ** digits(code)).toPrecision(15)));
}

/** Turns 12995 minor units of EUR into 129.95. */
export function toMajor(amount: number, code: string): number {
  return amount / 10 ** digits(code);
}

function digits(code: string): number {
  return ODD_DIGITS[code] ?? 2;
}
