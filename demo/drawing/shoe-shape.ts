/** What sets one silhouette apart from the next; lengths in units of the 480 × 360 canvas. */
export interface ShoeShape {
  readonly heel: number;
  readonly toe: number;
  readonly rocker: number;
  readonly flare: number;
  readonly collar: number;
  readonly sculpt: "lines" | "wave" | "pods" | "facets" | "frame" | "none";
  readonly outsole: "road" | "lugs" | "short-lugs" | "spikes";
  readonly mark: "swoop" | "bars" | "ridge" | "pace" | "ray";
  readonly weave: "mesh" | "knit" | "ripstop" | "bare";
  readonly guard: boolean;
  readonly plate: boolean;
}

const racer: ShoeShape = {
  heel: 60,
  toe: 38,
  rocker: 30,
  flare: 16,
  collar: 0,
  sculpt: "lines",
  outsole: "road",
  mark: "swoop",
  weave: "bare",
  guard: false,
  plate: true,
};
const daily: ShoeShape = {
  heel: 54,
  toe: 34,
  rocker: 18,
  flare: 6,
  collar: 8,
  sculpt: "wave",
  outsole: "road",
  mark: "swoop",
  weave: "mesh",
  guard: false,
  plate: false,
};
const trail: ShoeShape = {
  heel: 44,
  toe: 32,
  rocker: 20,
  flare: 4,
  collar: 8,
  sculpt: "facets",
  outsole: "lugs",
  mark: "ridge",
  weave: "ripstop",
  guard: true,
  plate: false,
};

export const shoeShapes: Readonly<Record<string, ShoeShape>> = {
  racer,
  "racer-wave": {
    ...racer,
    heel: 62,
    toe: 40,
    flare: 12,
    sculpt: "wave",
    mark: "ray",
    weave: "knit",
  },
  "racer-sharp": {
    ...racer,
    heel: 58,
    rocker: 36,
    flare: 24,
    sculpt: "facets",
    mark: "bars",
    collar: -6,
  },
  tempo: {
    ...racer,
    heel: 46,
    toe: 30,
    rocker: 20,
    flare: 6,
    sculpt: "none",
    mark: "ray",
    weave: "knit",
  },
  max: {
    ...daily,
    heel: 72,
    toe: 52,
    rocker: 26,
    flare: 12,
    sculpt: "pods",
    mark: "ray",
    weave: "knit",
  },
  daily,
  steady: { ...daily, heel: 52, sculpt: "frame", mark: "ray", collar: 12 },
  first: { ...daily, heel: 46, toe: 30, rocker: 12, sculpt: "lines", mark: "pace", collar: 10 },
  "first-soft": {
    ...daily,
    heel: 58,
    toe: 38,
    rocker: 14,
    sculpt: "pods",
    mark: "pace",
    collar: 12,
  },
  trail,
  "trail-max": { ...trail, heel: 58, toe: 46, rocker: 24, sculpt: "wave" },
  path: { ...trail, heel: 42, toe: 30, outsole: "short-lugs", sculpt: "lines", weave: "mesh" },
  spike: {
    ...racer,
    heel: 24,
    toe: 16,
    rocker: 30,
    flare: 0,
    collar: -8,
    sculpt: "none",
    outsole: "spikes",
    mark: "bars",
    weave: "bare",
    plate: false,
  },
};
