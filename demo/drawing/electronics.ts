import type { Colourway } from "../catalogue/product.ts";
import { darker, lighter, mix } from "./colour.ts";

type Draw = (way: Colourway) => string;

interface Watch {
  readonly metal: string;
  readonly bezel: "plain" | "ticks" | "notches";
  readonly face: "digits" | "ring" | "map";
}

const screen = "#0e1116";

function watch(look: Watch, way: Colourway): string {
  const strapShade = darker(way.main, 0.25);
  const ticks =
    look.bezel === "plain"
      ? ""
      : `<circle cx="240" cy="180" r="93" fill="none" stroke="${look.bezel === "ticks" ? lighter(look.metal, 0.6) : darker(look.metal, 0.5)}" stroke-width="${look.bezel === "ticks" ? 5 : 9}" stroke-dasharray="${look.bezel === "ticks" ? "2 10.17" : "20 28.7"}"/>`;
  return `<defs><linearGradient id="s" x1="0" x2="1"><stop offset="0" stop-color="${strapShade}"/><stop offset=".35" stop-color="${lighter(way.main, 0.14)}"/><stop offset="1" stop-color="${strapShade}"/></linearGradient><linearGradient id="b" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${lighter(look.metal, 0.6)}"/><stop offset=".5" stop-color="${look.metal}"/><stop offset="1" stop-color="${darker(look.metal, 0.5)}"/></linearGradient><clipPath id="f"><circle cx="240" cy="180" r="82"/></clipPath></defs>
<path d="M192 100L204 6Q240 -4 276 6L288 100Z" fill="url(#s)"/><path d="M192 260L204 354Q240 364 276 354L288 260Z" fill="url(#s)"/>
<g fill="${darker(way.main, 0.5)}"><rect x="234" y="306" width="12" height="7" rx="3.5"/><rect x="234" y="324" width="12" height="7" rx="3.5"/><rect x="234" y="342" width="12" height="7" rx="3.5"/></g><path d="M206 30Q240 22 274 30" fill="none" stroke="${way.accent}" stroke-width="5"/>
<rect x="334" y="164" width="18" height="32" rx="6" fill="url(#b)"/><rect x="326" y="118" width="16" height="22" rx="6" fill="${way.accent}" transform="rotate(-28 334 129)"/><rect x="326" y="220" width="16" height="22" rx="6" fill="url(#b)" transform="rotate(28 334 231)"/>
<circle cx="240" cy="180" r="102" fill="url(#b)"/><circle cx="240" cy="180" r="102" fill="none" stroke="${darker(look.metal, 0.5)}" stroke-opacity=".5" stroke-width="1.5"/>${ticks}<circle cx="240" cy="180" r="84" fill="${screen}"/><g clip-path="url(#f)">${faces[look.face](way)}<path d="M150 96L300 96L190 270L150 270Z" fill="#fff" opacity=".05"/></g>`;
}

const digits = `font-family="Helvetica Neue,Arial,sans-serif" text-anchor="middle"`;

const faces: Readonly<Record<Watch["face"], Draw>> = {
  digits: (way) => {
    const glow = lighter(way.main, 0.45);
    return `<g ${digits}><text x="240" y="146" font-size="15" fill="#9aa3af" letter-spacing="2">PACE</text><text x="240" y="198" font-size="52" font-weight="700" fill="#fff">5:12</text><text x="240" y="230" font-size="18" font-weight="600" fill="${glow}">8.40 km</text></g>`;
  },
  ring: (way) => {
    const glow = way.accent === "#c8432b" ? "#ff8a5b" : lighter(way.accent, 0.1);
    return `<circle cx="240" cy="180" r="70" fill="none" stroke="#262b33" stroke-width="9"/><circle cx="240" cy="180" r="70" fill="none" stroke="${glow}" stroke-width="9" stroke-linecap="round" stroke-dasharray="316 440" transform="rotate(-90 240 180)"/><g ${digits}><text x="240" y="152" font-size="14" fill="#9aa3af" letter-spacing="1.5">TEMPO</text><text x="240" y="196" font-size="44" font-weight="700" fill="#fff">4:26</text><text x="240" y="220" font-size="16" fill="${glow}">162 bpm</text></g>`;
  },
  map: (way) =>
    `<rect x="150" y="90" width="180" height="180" fill="#16231f"/><g fill="none" stroke="#3c5a4c" stroke-width="2"><path d="M150 130q50 -30 90 0t100 -10M150 156q50 -34 92 4t100 -8M150 186q48 -30 92 6t100 -4M150 220q50 -28 90 2t100 0M170 110q40 -20 70 -6"/></g><path d="M176 238C200 214 196 190 222 182S262 160 276 128" fill="none" stroke="${way.accent === "#6b5636" ? "#ffb547" : way.accent}" stroke-width="6" stroke-linecap="round"/><circle cx="222" cy="182" r="9" fill="#fff"/><circle cx="222" cy="182" r="5" fill="#e8512f"/><g ${digits}><text x="240" y="252" font-size="17" font-weight="700" fill="#fff">1 842 m</text></g>`,
};

const strap: Draw = (
  way,
) => `<defs><linearGradient id="p" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.3)}"/><stop offset="1" stop-color="${darker(way.main, 0.4)}"/></linearGradient></defs>
<path d="M60 150C60 60 420 60 420 150" fill="none" stroke="${darker(way.main, 0.35)}" stroke-width="34"/><path d="M60 150C60 60 420 60 420 150" fill="none" stroke="${mix(way.main, way.accent, 0.3)}" stroke-width="2" stroke-dasharray="6 6"/>
<path d="M46 150C46 290 434 290 434 150" fill="none" stroke="${way.main}" stroke-width="44" stroke-linecap="round"/><path d="M46 150C46 290 434 290 434 150" fill="none" stroke="${way.accent}" stroke-width="3" transform="translate(0 12)"/>
<rect x="160" y="212" width="160" height="82" rx="41" fill="url(#p)"/><rect x="160" y="212" width="160" height="82" rx="41" fill="none" stroke="${darker(way.main, 0.6)}" stroke-opacity=".5" stroke-width="2"/><path d="M190 254h26l10 -22 16 42 12 -28 8 8h28" fill="none" stroke="${way.detail}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="76" cy="206" r="10" fill="#c9ced6"/><circle cx="404" cy="206" r="10" fill="#c9ced6"/>`;

const headphones: Draw = (
  way,
) => `<defs><linearGradient id="e" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.35)}"/><stop offset="1" stop-color="${darker(way.main, 0.4)}"/></linearGradient></defs>
<path d="M120 214C92 30 388 30 360 214" fill="none" stroke="url(#e)" stroke-width="16" stroke-linecap="round"/><path d="M126 196C106 54 374 54 354 196" fill="none" stroke="${lighter(way.main, 0.5)}" stroke-width="2" opacity=".6"/>
<path d="M120 210C116 250 150 268 158 236C164 214 186 214 188 244" fill="none" stroke="url(#e)" stroke-width="15" stroke-linecap="round"/><path d="M360 210C364 250 330 268 322 236C316 214 294 214 292 244" fill="none" stroke="url(#e)" stroke-width="15" stroke-linecap="round"/>
<rect x="162" y="236" width="52" height="74" rx="24" fill="url(#e)"/><rect x="266" y="236" width="52" height="74" rx="24" fill="url(#e)"/><rect x="172" y="248" width="20" height="50" rx="10" fill="${way.accent}"/><rect x="288" y="248" width="20" height="50" rx="10" fill="${way.accent}"/><rect x="90" y="196" width="48" height="58" rx="20" fill="url(#e)"/><rect x="342" y="196" width="48" height="58" rx="20" fill="url(#e)"/><circle cx="114" cy="225" r="7" fill="${way.detail}"/><circle cx="366" cy="225" r="7" fill="${way.detail}"/>`;

const torch: Draw = (
  way,
) => `<defs><radialGradient id="g"><stop offset="0" stop-color="#fffbe6"/><stop offset=".4" stop-color="#ffe9a8"/><stop offset="1" stop-color="#ffe9a8" stop-opacity="0"/></radialGradient><linearGradient id="o" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighter("#3a404b", 0.3)}"/><stop offset="1" stop-color="#1b1e25"/></linearGradient></defs>
<path d="M70 170C70 40 410 40 410 170" fill="none" stroke="${darker(way.main, 0.45)}" stroke-width="36"/>
<path d="M60 170C60 300 420 300 420 170" fill="none" stroke="${way.main}" stroke-width="44" stroke-linecap="round"/><path d="M60 170C60 300 420 300 420 170" fill="none" stroke="${way.detail}" stroke-width="5" stroke-dasharray="20 12"/>
<rect x="166" y="196" width="148" height="108" rx="30" fill="url(#o)"/><rect x="166" y="196" width="148" height="108" rx="30" fill="none" stroke="${way.accent}" stroke-opacity=".5" stroke-width="2"/><circle cx="240" cy="250" r="92" fill="url(#g)" opacity=".55"/><circle cx="240" cy="250" r="38" fill="#cfd5dd"/><circle cx="240" cy="250" r="31" fill="#fff6cf"/><circle cx="240" cy="250" r="14" fill="#fff"/><rect x="220" y="186" width="40" height="14" rx="7" fill="${way.main}"/><circle cx="292" cy="222" r="6" fill="#e8512f"/>`;

export const electronicsDrawings: Readonly<Record<string, Draw>> = {
  "watch-one": (way) => watch({ metal: "#6a717d", bezel: "plain", face: "digits" }, way),
  "watch-pace": (way) => watch({ metal: "#2b3038", bezel: "ticks", face: "ring" }, way),
  "watch-summit": (way) => watch({ metal: "#a9a294", bezel: "notches", face: "map" }, way),
  strap,
  headphones,
  torch,
};
