import type { Colourway } from "../catalogue/product.ts";
import { darker, lighter, mix } from "./colour.ts";

type Draw = (way: Colourway) => string;

/** A gradient across a round body: dark rims, light left of the middle. */
function round(id: string, colour: string): string {
  return `<linearGradient id="${id}" x1="0" x2="1"><stop offset="0" stop-color="${darker(colour, 0.28)}"/><stop offset=".3" stop-color="${lighter(colour, 0.3)}"/><stop offset=".6" stop-color="${colour}"/><stop offset="1" stop-color="${darker(colour, 0.36)}"/></linearGradient>`;
}

function label(text: string, x: number, y: number, size: number, colour: string): string {
  return `<text x="${x}" y="${y}" font-family="Helvetica Neue,Arial,sans-serif" font-weight="700" font-size="${size}" letter-spacing="${size * 0.06}" text-anchor="middle" fill="${colour}">${text}</text>`;
}

function vest(way: Colourway, big: boolean): string {
  const outline = big
    ? "M176 30Q240 52 304 30L352 54Q386 130 376 220L366 318Q330 334 284 326L272 150Q240 164 208 150L196 326Q150 334 114 318L104 220Q94 130 128 54Z"
    : "M182 36Q240 62 298 36L340 58Q364 120 352 200L344 288Q314 300 280 294L270 154Q240 168 210 154L200 294Q166 300 136 288L128 200Q116 120 140 58Z";
  const low = big ? 318 : 288;
  const bottle = (x: number) =>
    `<rect x="${x}" y="${low - 116}" width="56" height="104" rx="20" fill="${mix(way.base, "#a8d4ea", 0.55)}" opacity=".92"/><path d="M${x} ${low - 60}q28 12 56 0v30q0 18 -20 18h-16q-20 0 -20 -18Z" fill="#5fa9d6" opacity=".5"/><rect x="${x + 20}" y="${low - 136}" width="16" height="24" rx="7" fill="${way.accent}"/>`;
  return `<defs><linearGradient id="v" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.2)}"/><stop offset="1" stop-color="${darker(way.main, 0.28)}"/></linearGradient><pattern id="n" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.2" fill="${darker(way.main, 0.5)}"/><circle cx="6" cy="6" r="1.2" fill="${darker(way.main, 0.5)}"/></pattern></defs>
<path d="M200 42Q240 22 280 42L276 152Q240 166 204 152Z" fill="${darker(way.main, 0.5)}"/><path d="${outline}" fill="url(#v)"/><path d="${outline}" fill="url(#n)" opacity=".35"/>
<path d="${outline}" fill="none" stroke="${way.accent}" stroke-width="5" stroke-linejoin="round"/>${bottle(big ? 124 : 138)}${bottle(big ? 300 : 286)}
<rect x="${big ? 116 : 130}" y="${low - 84}" width="${big ? 76 : 68}" height="76" rx="14" fill="${mix(way.main, way.accent, 0.2)}" opacity=".96"/><rect x="${big ? 288 : 282}" y="${low - 84}" width="${big ? 76 : 68}" height="76" rx="14" fill="${mix(way.main, way.accent, 0.2)}" opacity=".96"/>
<g stroke="${way.detail}" stroke-width="5" stroke-linecap="round"><path d="M206 196h68M204 236h72"/></g><rect x="230" y="188" width="20" height="16" rx="5" fill="${way.accent}"/><rect x="230" y="228" width="20" height="16" rx="5" fill="${way.accent}"/>${big ? `<path d="M134 92q24 -18 46 -6M346 92q-24 -18 -46 -6" fill="none" stroke="${way.detail}" stroke-width="6" stroke-linecap="round"/>` : ""}`;
}

const flask: Draw = (way) => `<defs>${round("l", way.main)}</defs>
<path d="M196 104C150 132 148 190 154 236C158 288 166 326 190 332Q240 344 290 332C314 326 322 288 326 236C332 190 330 132 284 104Z" fill="url(#l)" opacity=".72"/><path d="M156 214Q240 234 324 214C324 280 316 326 290 332Q240 344 190 332C164 326 156 280 156 214Z" fill="${mix(way.main, "#2b7fb5", 0.45)}" opacity=".5"/>
<rect x="188" y="82" width="104" height="32" rx="10" fill="${darker(way.accent, 0.06)}"/><rect x="188" y="82" width="104" height="32" rx="10" fill="none" stroke="${darker(way.main, 0.4)}" stroke-opacity=".4"/><path d="M222 82V60Q222 52 230 52H262Q274 52 274 42V34H292V48Q292 68 270 68H258V82Z" fill="${way.detail}"/><path d="M196 92v14M208 92v14M220 92v14M232 92v14M244 92v14M256 92v14M268 92v14M280 92v14" stroke="${darker(way.accent, 0.4)}" stroke-width="2" opacity=".4"/>
<g stroke="${lighter(way.main, 0.75)}" stroke-width="3" stroke-linecap="round"><path d="M286 180h22M292 206h18M288 232h22M294 258h16M288 284h20"/></g>${label("500", 228, 222, 38, lighter(way.main, 0.85))}<path d="M176 150Q166 210 176 286" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".45"/>`;

const belt: Draw = (
  way,
) => `<defs><linearGradient id="q" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.22)}"/><stop offset="1" stop-color="${darker(way.main, 0.3)}"/></linearGradient></defs>
<path d="M52 164C52 70 428 70 428 164" fill="none" stroke="${darker(way.main, 0.45)}" stroke-width="52"/><path d="M44 166C44 300 436 300 436 166" fill="none" stroke="url(#q)" stroke-width="72" stroke-linecap="round"/><path d="M30 190C60 320 420 320 450 190" fill="none" stroke="${way.accent}" stroke-width="5" opacity=".9"/><path d="M150 228Q240 258 330 228" fill="none" stroke="${darker(way.main, 0.6)}" stroke-width="7" stroke-linecap="round"/><path d="M150 226Q240 256 330 226" fill="none" stroke="${way.detail}" stroke-width="2.5" stroke-dasharray="4 4"/><rect x="330" y="214" width="14" height="30" rx="7" fill="${way.accent}" transform="rotate(20 337 229)"/><g transform="rotate(-8 210 196)"><rect x="180" y="150" width="60" height="86" rx="10" fill="#191d24"/><rect x="186" y="156" width="48" height="70" rx="5" fill="#39404c"/></g><path d="M146 232Q240 262 334 232L336 272Q240 306 142 272Z" fill="url(#q)"/>`;

const gel: Draw = (way) => {
  const sachet = (x: number, y: number, turn: number, flip: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-38 -128L-12 -128L-10 -146H10L12 -128L38 -128Q46 0 42 128Q0 136 -42 128Q-46 0 -38 -128Z" fill="url(#a${flip})"/><path d="M-42 110Q0 118 42 110L42 128Q0 136 -42 128Z" fill="#fff" opacity=".35"/><path d="M-44 16C-16 -16 14 44 44 6L43 96Q0 104 -43 96Z" fill="${way.detail}" opacity=".9"/><g transform="rotate(-90)">${label("OATWELL", 50, 8, 23, "#ffffff")}</g><circle cx="0" cy="62" r="20" fill="#fff" opacity=".92"/>${label("25", 0, 69, 19, darker(way.main, 0.3))}<path d="M-30 -118Q-36 0 -32 108" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".35"/></g>`;
  return `<defs>${round("a0", way.main)}${round("a1", darker(way.main, 0.12))}</defs>${sachet(132, 192, -14, 1)}${sachet(348, 192, 14, 1)}${sachet(240, 190, 0, 0)}`;
};

const tube: Draw = (way) =>
  `<defs>${round("y", way.main)}${round("z", way.accent)}</defs><rect x="186" y="84" width="96" height="244" rx="14" fill="url(#y)"/><path d="M186 150h96v120h-96Z" fill="#fff" opacity=".9"/><rect x="180" y="40" width="108" height="58" rx="12" fill="url(#z)"/><g transform="rotate(-90 234 210)">${label("OATWELL", 234, 222, 21, darker(way.main, 0.65))}</g><path d="M186 286h96" stroke="${way.detail}" stroke-width="8"/><g><ellipse cx="344" cy="304" rx="42" ry="14" fill="${darker(way.main, 0.3)}"/><ellipse cx="344" cy="296" rx="42" ry="14" fill="${lighter(way.main, 0.45)}"/><ellipse cx="318" cy="276" rx="42" ry="14" fill="${darker(way.main, 0.25)}" transform="rotate(-9 318 276)"/><ellipse cx="318" cy="268" rx="42" ry="14" fill="${lighter(way.main, 0.55)}" transform="rotate(-9 318 268)"/></g>`;

const pouch: Draw = (way) =>
  `<defs>${round("d", way.main)}</defs><path d="M148 44Q240 36 332 44L346 304Q344 330 316 332Q240 340 164 332Q136 330 134 304Z" fill="url(#d)"/><path d="M148 44Q240 36 332 44L333 66Q240 58 147 66Z" fill="${darker(way.main, 0.3)}"/><path d="M146 78Q240 70 334 78" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2" stroke-dasharray="5 5"/><path d="M140 200Q190 168 240 200T341 196L346 304Q344 330 316 332Q240 340 164 332Q136 330 134 304Z" fill="${way.accent}" opacity=".92"/>${label("OATWELL", 240, 128, 27, "#ffffff")}${label("recovery", 240, 158, 21, lighter(way.main, 0.7))}<g fill="none" stroke="${way.detail}" stroke-width="5" stroke-linecap="round"><path d="M240 306V226M240 290q-34 -2 -38 -30q34 0 38 30M240 290q34 -2 38 -30q-34 0 -38 30M240 258q-26 -6 -26 -30q26 4 26 30M240 258q26 -6 26 -30q-26 4 -26 30"/></g><path d="M158 90Q150 200 152 310" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".28"/>`;

const roller: Draw = (way) => {
  const blocks = [0, 1, 2, 3]
    .map((row) =>
      [0, 1, 2, 3, 4]
        .map(
          (column) =>
            `<rect x="${150 + column * 54}" y="${100 + row * 44}" width="${row % 2 ? 20 : 44}" height="32" rx="8"/>`,
        )
        .join(""),
    )
    .join("");
  return `<defs><linearGradient id="j" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${darker(way.main, 0.1)}"/><stop offset=".3" stop-color="${lighter(way.main, 0.32)}"/><stop offset="1" stop-color="${darker(way.main, 0.42)}"/></linearGradient><clipPath id="i"><path d="M130 86H392A44 94 0 0 1 392 274H130Z"/></clipPath></defs><g transform="rotate(-7 240 180)"><path d="M118 86H392A44 94 0 0 1 392 274H118Z" fill="url(#j)"/><g clip-path="url(#i)" fill="${darker(way.main, 0.4)}" opacity=".28">${blocks}</g><ellipse cx="118" cy="180" rx="44" ry="94" fill="${darker(way.main, 0.2)}"/><ellipse cx="118" cy="180" rx="32" ry="72" fill="${way.accent}"/><ellipse cx="122" cy="180" rx="26" ry="62" fill="${darker(way.main, 0.7)}"/></g>`;
};

const insole: Draw = (way) => {
  const sole =
    "M0 -150C44 -154 62 -104 56 -56C52 -20 36 6 38 50C42 104 36 146 0 148C-36 146 -46 108 -42 58C-40 14 -54 -20 -56 -60C-58 -108 -40 -148 0 -150Z";
  const one = (x: number, turn: number, flip: number) =>
    `<g transform="translate(${x} 182) rotate(${turn}) scale(${flip} 1)"><path d="${sole}" fill="${darker(way.main, 0.35)}" transform="translate(0 7)"/><path d="${sole}" fill="url(#x)"/><path d="M-40 40C-30 10 24 10 36 36C44 104 36 146 0 148C-36 146 -46 108 -40 40Z" fill="${way.accent}" opacity=".9"/><path d="M-24 70C-16 54 14 54 22 70C26 110 20 128 0 130C-20 128 -28 108 -24 70Z" fill="none" stroke="${way.detail}" stroke-width="3" stroke-dasharray="5 5"/><path d="M-40 -100Q0 -128 42 -100M-44 -76Q0 -104 46 -76M-44 -52Q0 -80 46 -52" fill="none" stroke="${darker(way.main, 0.5)}" stroke-width="2.5" opacity=".35"/></g>`;
  return `<defs><linearGradient id="x" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.35)}"/><stop offset="1" stop-color="${way.main}"/></linearGradient></defs>${one(172, -8, 1)}${one(308, 8, -1)}`;
};

export const essentialsDrawings: Readonly<Record<string, Draw>> = {
  vest: (way) => vest(way, false),
  "vest-12": (way) => vest(way, true),
  flask,
  belt,
  gel,
  tube,
  pouch,
  roller,
  insole,
};
