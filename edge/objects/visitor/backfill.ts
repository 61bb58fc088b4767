import type { ImportRow } from "#protocol/api.ts";
import type { VisitorState } from "../../domain/state.ts";
import { visit, type VisitInput } from "../../domain/visit.ts";
import type { View } from "../../published/view.ts";

type Row = Pick<
  VisitInput,
  "tab" | "number" | "consent" | "page" | "leaving" | "placed" | "request" | "now" | "seed"
>;

interface Export {
  readonly site: string;
  readonly visitor: string;
  /** The file's hash. */
  readonly file: string;
  readonly rows: readonly ImportRow[];
}

/** The state with rows of an export as history, and how many of them were new. */
export function backfilled(
  before: VisitorState | null,
  view: View,
  { site, visitor, file, rows }: Export,
): { readonly state: VisitorState | null; readonly taken: number } {
  let state = before;
  let taken = 0;
  for (const row of rowsOf(rows, file)) {
    const result = visit({ ...row, ...view, site, visitor, state, backfill: file });
    if (result.repeated) continue;
    ({ state } = result);
    taken++;
  }
  return { state, taken };
}

/** Each row of an export as a batch of its own: the file is its tab, the row its number. */
function rowsOf(rows: readonly ImportRow[], file: string): readonly Row[] {
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
