import type { ImportRow } from "#protocol/api.ts";
import type { VisitInput } from "../../domain/visit.ts";

type Row = Pick<
  VisitInput,
  "tab" | "number" | "consent" | "page" | "leaving" | "placed" | "request" | "now" | "seed"
>;

/** Each row of an export as a batch of its own: the file is its tab, the row its number. */
export function rowsOf(rows: readonly ImportRow[], file: string): readonly Row[] {
  return rows.map(({ number, at, event }) => ({
    tab: file,
    number,
    now: at,
    seed: `${file}/${number}`,
    // The shop vouches for its own history; nobody is addressed because of it.
    consent: { analytics: true, personalisation: false, push: false },
    page: { path: "/" },
    leaving: true,
    placed: [{ event, at, order: `${file}/${String(number).padStart(10, "0")}` }],
    request: {},
  }));
}
