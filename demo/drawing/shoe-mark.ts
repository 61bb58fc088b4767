import type { Colourway } from "../catalogue/product.ts";
import type { ShoeShape } from "./shoe-shape.ts";

/** The maker's sign on the side of the upper, between `top` (collar) and `toe` (front edge of the sole). */
export function mark(shape: ShoeShape, way: Colourway, top: number, toe: number): string {
  const y = (top + toe) / 2 - 12;
  const ways: Readonly<Record<ShoeShape["mark"], () => string>> = {
    swoop:
      () => `<path d="M128 ${y + 46}C176 ${y + 58} 232 ${y + 34} 288 ${y - 8}C246 ${y + 50} 190 ${y + 84} 140 ${y + 82}Z" fill="${way.accent}"/>
<path d="M150 ${y + 88}C204 ${y + 82} 262 ${y + 50} 306 ${y + 4}C280 ${y + 54} 232 ${y + 88} 196 ${y + 100}Z" fill="${way.detail}" opacity=".9"/>`,
    bars: () =>
      `<g fill="${way.accent}"><path d="M150 ${y + 90}L206 ${y + 8}L226 ${y + 18}L180 ${y + 90}Z"/><path d="M196 ${y + 90}L240 ${y + 20}L258 ${y + 28}L224 ${y + 90}Z"/><path d="M240 ${y + 90}L272 ${y + 34}L290 ${y + 40}L266 ${y + 90}Z" fill="${way.detail}"/></g>`,
    ridge: () =>
      `<path d="M138 ${y + 70}L186 ${y + 16}L208 ${y + 42}L234 ${y + 14}L286 ${y + 66}" fill="none" stroke="${way.accent}" stroke-width="11" stroke-linejoin="round"/>`,
    pace: () =>
      `<g fill="none" stroke="${way.accent}" stroke-width="9" stroke-linecap="round"><path d="M150 ${y + 70}C190 ${y + 70} 214 ${y + 44} 232 ${y + 16}"/><path d="M182 ${y + 76}C220 ${y + 70} 242 ${y + 48} 258 ${y + 24}"/></g><path d="M216 ${y + 78}C246 ${y + 70} 266 ${y + 52} 282 ${y + 32}" fill="none" stroke="${way.detail}" stroke-width="9" stroke-linecap="round"/>`,
    ray: () =>
      `<path d="M134 ${y + 84}L196 ${y + 8}L214 ${y + 18}L204 ${y + 48}L296 ${y + 14}L218 ${y + 94}L200 ${y + 84}L214 ${y + 62}Z" fill="${way.accent}" stroke="${way.accent}" stroke-width="4" stroke-linejoin="round"/>`,
  };
  return ways[shape.mark]();
}
