/** One line of a chart. */
export interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** The comparison lies behind, thin and grey. */
  readonly quiet?: boolean;
  /** The last value is not complete yet. */
  readonly running?: boolean;
}

/** Lines over the same times, and how both are written. */
export interface ChartProps {
  readonly label: string;
  /** Epoch ms. */
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly showTime: (at: number) => string;
  readonly showValue: (value: number) => string;
  /** What a spreadsheet gets of a value that is kept in other units. */
  readonly toFile?: (value: number) => number;
  readonly about?: string;
}
