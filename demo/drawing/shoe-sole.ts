import type { Colourway } from "../catalogue/product.ts";
import { darker, mix } from "./colour.ts";
import type { ShoeShape } from "./shoe-shape.ts";

/** Where the shoe stands, in units from the top of the canvas. */
export const ground = 288;

/** Rubber beneath the foam. */
export function outsole(shape: ShoeShape, way: Colourway, toeTop: number): string {
  const rubber = darker(mix(way.accent, "#23262e", 0.55), 0.2);
  const back = 70 - shape.flare;
  const curve = `C356 ${ground} 404 ${ground - shape.rocker * 0.55} 432 ${toeTop + 16}`;
  const strip = `M${back} ${ground - 3}L296 ${ground - 3}${curve}`;
  if (shape.outsole === "spikes") {
    const pins = [300, 328, 356, 382]
      .map((x, index) => `<path d="M${x} ${ground - 2 - index * 5}l4 17 5 -17Z"/>`)
      .join("");
    return `<g fill="#9aa1ab">${pins}</g><path d="${strip}" fill="none" stroke="${rubber}" stroke-width="9"/>`;
  }
  if (shape.outsole === "road") {
    return `<path d="${strip}" fill="none" stroke="${rubber}" stroke-width="13" stroke-linecap="round" stroke-dasharray="${shape.plate ? "92 40 200 400" : "64 9"}"/>`;
  }
  const depth = shape.outsole === "lugs" ? 22 : 15;
  return `<path d="${strip}" fill="none" stroke="${rubber}" stroke-width="11" stroke-linecap="round"/>
<path d="${strip}" fill="none" stroke="${rubber}" stroke-width="${depth}" stroke-dasharray="15 8"/>`;
}

/** What is moulded into the side of the foam. */
export function sculpt(shape: ShoeShape, way: Colourway, heelTop: number, toeTop: number): string {
  const ink = darker(way.base, 0.34);
  const middle = heelTop + shape.heel * 0.52;
  const plate = shape.plate
    ? `<path d="M60 ${middle - 10}C150 ${middle - 14} 220 ${middle + 22} 300 ${ground - 14}C350 ${ground - 10} 400 ${toeTop + 22} 440 ${toeTop + 4}" fill="none" stroke="${way.detail}" stroke-width="4"/>`
    : "";
  const shade = `<path d="M20 ${ground - 12}L296 ${ground - 12}C356 ${ground - 12} 400 ${ground - shape.rocker * 0.6 - 12} 440 ${toeTop}L450 320 20 320Z" fill="${way.accent}" opacity=".16"/>`;
  const ways: Readonly<Record<ShoeShape["sculpt"], () => string>> = {
    none: () => plate + shade,
    lines: () =>
      `${plate}${shade}<g fill="none" stroke="${ink}" stroke-width="2" opacity=".4"><path d="M30 ${middle + 4}C120 ${middle - 2} 190 ${middle + 10} 250 ${middle + 14}"/><path d="M30 ${middle + 14}C110 ${middle + 8} 170 ${middle + 18} 220 ${middle + 21}"/></g>`,
    wave: () =>
      `${plate}${shade}<path d="M20 ${middle + 6}C90 ${middle - 26} 130 ${middle + 34} 206 ${middle + 8}S320 ${ground - 26} 446 ${toeTop + 6}L446 330 20 330Z" fill="${way.accent}" opacity=".3"/><path d="M20 ${middle + 6}C90 ${middle - 26} 130 ${middle + 34} 206 ${middle + 8}S320 ${ground - 26} 446 ${toeTop + 6}" fill="none" stroke="${ink}" stroke-width="2" opacity=".45"/>`,
    facets: () =>
      `${plate}${shade}<path d="M20 ${ground}L74 ${heelTop + 12}L118 ${ground}L168 ${middle}L214 ${ground}L262 ${middle + 10}L306 ${ground}Z" fill="${way.accent}" opacity=".2"/><path d="M20 ${ground}L74 ${heelTop + 12}L118 ${ground}L168 ${middle}L214 ${ground}L262 ${middle + 10}L306 ${ground}" fill="none" stroke="${ink}" stroke-width="1.6" opacity=".4"/>`,
    pods: () =>
      `${shade}<g fill="${ink}" opacity=".2">${[64, 108, 152, 196, 240, 284, 328]
        .map(
          (x, index) =>
            `<rect x="${x}" y="${middle - 4 + index * 3}" width="30" height="${18 - index}" rx="9"/>`,
        )
        .join("")}</g>`,
    frame: () =>
      `${shade}<path d="M20 ${heelTop - 20}L150 ${heelTop - 6}C176 ${heelTop + 8} 190 ${middle + 16} 214 ${middle + 18}S300 ${middle - 4} 326 ${ground - 10}L20 320Z" fill="${way.accent}" opacity=".42"/>`,
  };
  return ways[shape.sculpt]();
}
