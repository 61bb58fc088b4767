import type { Colourway } from "../catalogue/product.ts";
import { darker, lighter, mix } from "./colour.ts";
import type { ShoeShape } from "./shoe-shape.ts";
import { mark } from "./shoe-mark.ts";
import { ground, outsole, sculpt } from "./shoe-sole.ts";

const eyelets = [0.06, 0.24, 0.42, 0.6, 0.78, 0.94];

/** A running shoe from its outer side, toe to the right. */
export function shoe(shape: ShoeShape, way: Colourway): string {
  const heelTop = ground - shape.heel;
  const toeTop = ground - shape.toe - shape.rocker;
  const top = heelTop - 104 - shape.collar;
  const heelFoot = heelTop + 8;
  const tongueX = 186;

  const midsole = `M72 ${heelTop - 18}
    C60 ${heelTop - 2} ${52 - shape.flare} ${heelTop + 14} ${48 - shape.flare} ${ground - 24}
    Q${48 - shape.flare} ${ground - 2} ${82 - shape.flare / 2} ${ground}
    L296 ${ground}
    C356 ${ground} 404 ${ground - shape.rocker * 0.55} 432 ${toeTop + 16}
    Q442 ${toeTop + 4} 430 ${toeTop - 6}
    C398 ${ground - shape.toe - 8} 350 ${ground - shape.toe - 4} 300 ${ground - shape.toe - 8}
    C236 ${ground - (shape.heel + shape.toe) / 2 - 6} 160 ${heelTop + 4} 112 ${heelTop}
    C92 ${heelTop - 2} 80 ${heelTop - 8} 72 ${heelTop - 18}Z`;

  // The opening sinks from the heel tab to the ankle and climbs to the tongue.
  const collar = `C104 ${top + 4} 108 ${top + 30} 132 ${top + 40} C154 ${top + 46} 172 ${top + 30} ${tongueX} ${top + 8}`;
  const throatEnd = { x: 300, y: toeTop - 40 };
  const upper = `M80 ${heelFoot}
    C70 ${heelTop - 30} 84 ${top + 62} 72 ${top + 14}
    C68 ${top - 6} 86 ${top - 12} 98 ${top + 2}
    ${collar}
    C212 ${top + 30} 258 ${throatEnd.y - 20} ${throatEnd.x} ${throatEnd.y}
    C352 ${toeTop - 38} 422 ${toeTop - 46} 433 ${toeTop - 2}
    L430 ${toeTop + 10} L300 ${ground - shape.toe + 6} L200 ${ground - 26} Z`;

  const lining = `M82 ${top - 2} C104 ${top + 16} 148 ${top + 22} ${tongueX + 4} ${top - 2} L${tongueX} ${top + 10}
    C172 ${top + 32} 154 ${top + 48} 130 ${top + 42} C108 ${top + 32} 104 ${top + 4} 92 ${top - 4}Z`;
  const tongue = `M168 ${top + 14} C176 ${top - 4} 186 ${top - 22} 196 ${top - 28}
    Q212 ${top - 30} 218 ${top - 18} C230 ${top + 2} 262 ${top + 34} 292 ${throatEnd.y - 6}
    L250 ${throatEnd.y + 6} L190 ${top + 40}Z`;
  const stay = `M${tongueX} ${top + 8} C212 ${top + 30} 258 ${throatEnd.y - 20} ${throatEnd.x} ${throatEnd.y}
    L${throatEnd.x + 12} ${throatEnd.y + 26} C264 ${throatEnd.y + 10} 206 ${top + 70} 166 ${top + 34}Z`;

  const laces = eyelets
    .map((t) => {
      // A point on the throat curve, and the eyelet beneath it.
      const x = tongueX + (throatEnd.x - tongueX) * t;
      const y = top + 8 + (throatEnd.y - top - 8) * (t + 0.22 * t * (1 - t));
      return `<path d="M${r(x + 15)} ${r(y - 9)}Q${r(x + 4)} ${r(y + 2)} ${r(x - 5)} ${r(y + 21)}"/>`;
    })
    .join("");

  const edge = darker(way.main, 0.35);
  const shadeSole = mix(way.base, darker(way.accent, 0.3), 0.16);
  return `<defs>
<linearGradient id="u" x1=".2" y1="0" x2=".6" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.16)}"/><stop offset=".5" stop-color="${way.main}"/><stop offset="1" stop-color="${darker(way.main, 0.26)}"/></linearGradient>
<linearGradient id="m" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighter(way.base, 0.5)}"/><stop offset=".45" stop-color="${way.base}"/><stop offset="1" stop-color="${darker(shadeSole, 0.16)}"/></linearGradient>
<radialGradient id="t" cx=".82" cy=".55" r=".3"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
<linearGradient id="h" x1="0" x2="1"><stop offset="0" stop-color="#141826" stop-opacity=".34"/><stop offset=".16" stop-color="#141826" stop-opacity="0"/></linearGradient>
<pattern id="w" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-28)">${weaves[shape.weave](edge)}</pattern>
<clipPath id="cu"><path d="${upper}"/></clipPath><clipPath id="cm"><path d="${midsole}"/></clipPath>
</defs>
<path d="${tongue}" fill="${mix(way.main, way.accent, 0.24)}"/>
<path d="M200 ${top - 22}Q212 ${top - 24} 216 ${top - 10}" fill="none" stroke="${way.detail}" stroke-width="4" stroke-linecap="round"/>
<path d="${lining}" fill="${darker(mix(way.accent, way.main, 0.3), 0.5)}"/>
<path d="M74 ${top + 6}Q58 ${top - 4} 68 ${top - 16}T90 ${top - 4}" fill="none" stroke="${way.detail}" stroke-width="5" stroke-linecap="round"/>
<path d="${upper}" fill="url(#u)"/>
<g clip-path="url(#cu)">
<rect width="480" height="360" fill="url(#w)" opacity=".5"/>
<path d="${upper}" fill="url(#t)"/>
${mark(shape, way, top, toeTop)}
${shape.guard ? `<path d="M340 ${toeTop + 30}C346 ${toeTop - 14} 384 ${toeTop - 34} 440 ${toeTop - 40}L440 ${toeTop + 30}Z" fill="${darker(way.accent, 0.25)}"/><path d="M60 ${heelFoot}C150 ${heelTop - 20} 240 ${toeTop - 2} 350 ${toeTop - 4}L350 300 60 300Z" fill="${darker(way.main, 0.35)}" opacity=".75"/>` : ""}
<path d="M60 ${heelFoot}L62 ${top + 70}C100 ${top + 66} 128 ${heelTop - 40} 142 ${heelFoot + 8}Z" fill="${mix(way.main, way.accent, 0.34)}" opacity=".85"/>
<path d="M62 ${top + 76}C98 ${top + 72} 122 ${heelTop - 36} 135 ${heelFoot + 8}" fill="none" stroke="${lighter(way.main, 0.45)}" stroke-width="1.5" stroke-dasharray="3 4" opacity=".7"/>
<path d="${upper}" fill="url(#h)"/>
<path d="${stay}" fill="${mix(way.main, way.accent, 0.2)}"/>
<path d="M176 ${top + 42}C210 ${top + 74} 264 ${throatEnd.y + 14} ${throatEnd.x + 8} ${throatEnd.y + 28}" fill="none" stroke="${lighter(way.main, 0.5)}" stroke-width="1.4" stroke-dasharray="3 4" opacity=".75"/>
<path d="M338 ${toeTop + 24}C346 ${toeTop - 8} 372 ${toeTop - 24} 404 ${toeTop - 30}" fill="none" stroke="${edge}" stroke-width="1.5" opacity=".35"/>
</g>
<g fill="none" stroke="${darker(way.main, 0.5)}" stroke-width="7.5" stroke-linecap="round" opacity=".32" transform="translate(1.5 3)">${laces}</g>
<g fill="none" stroke="${lighter(way.base, 0.3)}" stroke-width="6" stroke-linecap="round">${laces}</g>
<path d="M97 ${top + 1} ${collar}" fill="none" stroke="${lighter(way.main, 0.4)}" stroke-width="3.5" stroke-linecap="round" opacity=".8"/>
<path d="M72 ${heelTop - 16}C80 ${heelTop - 8} 92 ${heelTop - 4} 112 ${heelTop - 2}C160 ${heelTop + 2} 236 ${ground - (shape.heel + shape.toe) / 2 - 8} 300 ${ground - shape.toe - 10}C350 ${ground - shape.toe - 6} 398 ${ground - shape.toe - 10} 430 ${toeTop - 8}" fill="none" stroke="${edge}" stroke-width="5" opacity=".4"/>
${outsole(shape, way, toeTop)}
<path d="${midsole}" fill="url(#m)"/>
<g clip-path="url(#cm)">${sculpt(shape, way, heelTop, toeTop)}</g>
<path d="${midsole}" fill="none" stroke="${darker(way.base, 0.3)}" stroke-opacity=".35" stroke-width="1.2"/>`;
}

const weaves: Readonly<Record<ShoeShape["weave"], (ink: string) => string>> = {
  mesh: (ink) =>
    `<circle cx="2" cy="2" r="1.3" fill="${ink}"/><circle cx="5.5" cy="5.5" r="1.3" fill="${ink}"/>`,
  knit: (ink) =>
    `<path d="M0 2l3.5 2.5L7 2M0 5.5L3.5 8 7 5.5" fill="none" stroke="${ink}" stroke-width=".9"/>`,
  ripstop: (ink) => `<path d="M0 0H7M0 0V7" fill="none" stroke="${ink}" stroke-width=".9"/>`,
  bare: (ink) => `<path d="M0 3.5H7" fill="none" stroke="${ink}" stroke-width=".35"/>`,
};

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
