function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour that lies `share` of the way from one `#rrggbb` to another. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  const hex = a.map((start, index) =>
    Math.round(start + ((b[index] ?? start) - start) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

export function lighter(colour: string, share: number): string {
  return mix(colour, "#ffffff", share);
}

// Shadows towards blue-black look like daylight; towards black they look like dirt.
export function darker(colour: string, share: number): string {
  return mix(colour, "#141826", share);
}
