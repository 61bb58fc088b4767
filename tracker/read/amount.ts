/** Reads a price as pages write it: 129.95, "1.299,00 €", "1 299,00 zł", "CHF 1'299.–"; undefined if it is none. */
export function amount(written: unknown): number | undefined {
  if (typeof written === "number") return Number.isFinite(written) ? written : undefined;
  if (typeof written !== "string") return;
  const digits = /\d[\d.,'’\s]*/.exec(written)?.[0].trim() ?? "";
  // What programs write for programs has a point and nothing else.
  if (/^\d+(\.\d+)?$/.test(digits) && digits === written.trim()) return Number(digits);
  const fraction = /[.,](\d{1,2})$/.exec(digits)?.[1] ?? "";
  const whole = fraction ? digits.slice(0, -fraction.length - 1) : digits;
  const bare = whole.replace(/\D/g, "");
  return bare ? Number(`${bare}.${fraction || 0}`) : undefined;
}
