/** One order of a customer; the amount is in minor units. */
export interface Transaction {
  readonly customer: string;
  readonly at: number;
  readonly amount: number;
}

/** Reads CDNOW's format: customer, number in the sample, date (YYYYMMDD), items, dollars. */
export function readTransactions(text: string): readonly Transaction[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const cells = line.trim().split(/\s+/);
      // The full file has no number in the sample.
      const [customer = "", date = "", , dollars = ""] =
        cells.length === 5 ? [cells[0], ...cells.slice(2)] : cells;
      const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(date) ?? [];
      const amount = Math.round(Number(dollars) * 100);
      if (year === undefined || !Number.isFinite(amount)) {
        throw new Error(`Line ${index + 1} is no transaction: ${line}`);
      }
      return { customer, at: Date.UTC(Number(year), Number(month) - 1, Number(day)), amount };
    });
}
