/** Why something is believed, as a code and its numbers: "4 (count) of the last 6 (of) products are marathon (what)". */
export interface Reason {
  readonly code: string;
  readonly count: number;
  /** 0 where there is no whole to compare with. */
  readonly of: number;
  readonly what: string;
}
