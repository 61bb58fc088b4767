import type { Colourway } from "../catalogue/product.ts";
import { darker, lighter, mix } from "./colour.ts";

type Draw = (way: Colourway) => string;

/** Cloth: soft light from the left, folds drawn as thin shadows over the outline. */
function cloth(way: Colourway, outline: string, inside: string, folds: string): string {
  return `<defs><linearGradient id="c" x1="0" y1="0" x2=".9" y2="1"><stop offset="0" stop-color="${lighter(way.main, 0.14)}"/><stop offset=".55" stop-color="${way.main}"/><stop offset="1" stop-color="${darker(way.main, 0.2)}"/></linearGradient><clipPath id="k"><path d="${outline}"/></clipPath></defs>
<path d="${outline}" fill="url(#c)"/><g clip-path="url(#k)">${inside}<path d="${folds}" fill="none" stroke="${darker(way.main, 0.5)}" stroke-width="5" stroke-linecap="round" opacity=".13"/></g>
<path d="${outline}" fill="none" stroke="${darker(way.main, 0.4)}" stroke-opacity=".4" stroke-width="1.5" stroke-linejoin="round"/>`;
}

function stitches(way: Colourway, line: string): string {
  return `<path d="${line}" fill="none" stroke="${lighter(way.main, 0.5)}" stroke-width="1.5" stroke-dasharray="4 4" opacity=".8"/>`;
}

function lanes(colour: string, x: number, y: number, width: number): string {
  return `<g fill="none" stroke="${colour}" stroke-width="5" stroke-linecap="round"><path d="M${x} ${y}q${width * 0.5} -4 ${width} -34"/><path d="M${x + 8} ${y + 14}q${width * 0.5} -4 ${width} -34"/><path d="M${x + 16} ${y + 28}q${width * 0.5} -4 ${width} -34"/></g>`;
}

const neck = (way: Colourway, y: number, half: number): string =>
  `<path d="M${240 - half} ${y}Q240 ${y + half * 1.1} ${240 + half} ${y}Q240 ${y + half * 0.32} ${240 - half} ${y}Z" fill="${darker(way.main, 0.55)}"/><path d="M${240 - half} ${y}Q240 ${y + half * 1.1} ${240 + half} ${y}" fill="none" stroke="${way.accent}" stroke-width="6"/>`;

const body = "L326 320Q240 334 154 320";

function shirt(way: Colourway, sleeves: "short" | "long"): string {
  const arm =
    sleeves === "short"
      ? {
          right: "Q352 66 408 128L362 166Q338 138 330 128",
          left: "Q142 138 118 166L72 128Q128 66 192 50",
        }
      : {
          right: "Q356 66 372 110L412 292L376 304L328 150",
          left: "L104 304L68 292L108 110Q124 66 192 50",
        };
  const outline = `M192 50Q240 92 288 50${arm.right}${body}L${sleeves === "short" ? "150 128" : "152 150"}${arm.left}Z`;
  const cuffs =
    sleeves === "short"
      ? stitches(way, "M356 160L400 122M124 160L80 122")
      : `<path d="M408 276L372 288L380 312L420 300ZM72 276L108 288L100 312L60 300Z" fill="${way.accent}"/>`;
  return `${cloth(way, outline, `${cuffs}${lanes(way.accent, 262, 150, 44)}${stitches(way, "M150 312Q240 325 330 312")}`, "M330 132Q318 190 326 250M150 132Q164 200 152 260M200 240Q232 262 258 250M284 190Q262 212 230 214")}${neck(way, 52, 46)}`;
}

function jacket(way: Colourway, hood: boolean): string {
  const outline =
    "M190 66Q240 58 290 66Q354 78 374 118L416 292L376 306L332 166L330 322Q240 336 150 322L148 166L104 306L64 292L106 118Q126 78 190 66Z";
  const top = hood
    ? `<path d="M176 86C168 34 206 16 240 16S312 34 304 86Q240 104 176 86Z" fill="${way.main}"/><path d="M196 82C194 46 216 34 240 34S286 46 284 82Q240 112 196 82Z" fill="${darker(way.main, 0.55)}"/><path d="M196 82C194 46 216 34 240 34S286 46 284 82" fill="none" stroke="${way.accent}" stroke-width="5"/>`
    : `<path d="M196 70Q198 40 240 38T284 70Q240 96 196 70Z" fill="${darker(way.main, 0.4)}"/><path d="M194 72Q196 44 214 42L240 98Z" fill="${lighter(way.main, 0.2)}"/><path d="M286 72Q284 44 266 42L240 98Z" fill="${lighter(way.main, 0.1)}"/>`;
  return `${cloth(way, outline, `<path d="M60 60H420V132Q240 172 60 132Z" fill="${mix(way.main, way.accent, 0.32)}" opacity=".75"/><path d="M168 250l34 -18M312 250l-34 -18" stroke="${way.accent}" stroke-width="5" stroke-linecap="round"/><path d="M400 270L366 282L378 312L424 298ZM80 270L114 282L102 312L56 298Z" fill="${way.accent}"/>`, "M330 170Q312 210 326 260M150 170Q172 214 152 270M200 280Q226 296 262 286M384 180Q380 210 392 240M98 190Q104 220 92 250")}
${top}<path d="M240 94V328" stroke="${way.detail}" stroke-width="5"/><path d="M240 128v16" stroke="${way.accent}" stroke-width="7" stroke-linecap="round"/>`;
}

function shorts(way: Colourway, split: boolean): string {
  const outline = split
    ? "M142 92Q240 76 338 92Q370 170 388 238Q330 266 262 256L240 190L218 256Q150 266 92 238Q110 170 142 92Z"
    : "M144 70Q240 56 336 70Q364 180 372 292Q322 308 258 300L240 186L222 300Q158 308 108 292Q116 180 144 70Z";
  const side = split
    ? `<path d="M338 92Q352 170 352 262L400 240Q374 160 338 92ZM142 92Q128 170 128 262L80 240Q106 160 142 92Z" fill="${way.accent}" opacity=".9"/>`
    : `${lanes(way.accent, 290, 230, 44)}${stitches(way, "M330 90Q340 140 342 180L366 178")}`;
  const top = split ? 92 : 70;
  return cloth(
    way,
    outline,
    `${side}<path d="M130 ${top - 22}H350V${top + 14}Q240 ${top} 130 ${top + 14}Z" fill="${darker(way.main, 0.3)}"/>${stitches(way, split ? "M98 232Q156 256 216 248M382 232Q324 256 264 248" : "M112 284Q160 298 222 291M368 284Q320 298 258 291")}<path d="M228 ${top}q-6 30 -10 44M252 ${top}q4 26 12 38" fill="none" stroke="${way.detail}" stroke-width="4" stroke-linecap="round"/>`,
    "M240 110V188M206 130Q190 180 196 230M280 130Q296 176 288 232",
  );
}

const singlet: Draw = (way) =>
  `${cloth(way, `M182 42Q186 96 240 102Q294 96 298 42L328 48Q322 120 346 152${body}L134 152Q158 120 152 48Z`, `<path d="M120 210L360 150V196L120 256Z" fill="${way.accent}"/><path d="M120 264L360 204V214L120 274Z" fill="${way.detail}"/>${stitches(way, "M150 312Q240 325 330 312")}`, "M336 160Q320 210 328 260M146 160Q162 210 152 262M206 280Q236 296 262 284")}<path d="M182 42Q186 96 240 102Q294 96 298 42M328 48Q322 120 346 152M152 48Q158 120 134 152" fill="none" stroke="${way.accent}" stroke-width="6"/>`;

const tights: Draw = (way) =>
  cloth(
    way,
    "M168 26Q240 14 312 26Q332 120 318 210L306 336Q284 342 262 336L252 206L240 120L228 206L218 336Q196 342 174 336L162 210Q148 120 168 26Z",
    `<path d="M150 10H330V50Q240 38 150 50Z" fill="${darker(way.main, 0.3)}"/><path d="M316 90Q322 150 306 200L296 336" fill="none" stroke="${way.accent}" stroke-width="6"/><path d="M164 90Q158 150 174 200L184 336" fill="none" stroke="${way.accent}" stroke-width="6"/><path d="M262 318h50M168 318h50" stroke="${way.detail}" stroke-width="4" stroke-dasharray="6 5"/>${stitches(way, "M240 48V118")}`,
    "M270 210q16 -6 34 0M176 214q16 -8 36 -2M206 110q12 30 4 70M276 100q-10 34 -2 70",
  );

function sock(way: Colourway, x: number, high: boolean): string {
  const top = high ? 34 : 132;
  const outline = `M${x} ${top}h64V214Q${x + 66} 240 ${x + 96} 252Q${x + 146} 264 ${x + 146} 292Q${x + 144} 316 ${x + 112} 316H${x + 44}Q${x - 4} 314 ${x - 2} 262Z`;
  return `<path d="${outline}" fill="${way.main}"/><path d="M${x - 2} 246Q${x + 30} 250 ${x + 40} 316Q${x - 4} 312 ${x - 2} 246Z" fill="${way.accent}"/><path d="M${x + 108} 257Q${x + 146} 268 ${x + 146} 292Q${x + 144} 316 ${x + 106} 316Q${x + 96} 284 ${x + 108} 257Z" fill="${way.accent}"/><path d="M${x} ${top}h64v24h-64Z" fill="${mix(way.main, way.accent, 0.35)}"/><path d="M${x} ${top + 40}h64M${x} ${top + 50}h64" stroke="${way.detail}" stroke-width="4"/><path d="M${x + 8} ${top + 2}v20M${x + 20} ${top + 2}v20M${x + 32} ${top + 2}v20M${x + 44} ${top + 2}v20M${x + 56} ${top + 2}v20" stroke="${darker(way.main, 0.3)}" stroke-width="1.5" opacity=".5"/><path d="M${x + 44} 200q20 30 52 46" fill="none" stroke="${darker(way.main, 0.4)}" stroke-width="5" opacity=".15" stroke-linecap="round"/><path d="${outline}" fill="none" stroke="${darker(way.main, 0.45)}" stroke-opacity=".35" stroke-width="1.5"/>`;
}

export const apparelDrawings: Readonly<Record<string, Draw>> = {
  singlet,
  tights,
  tee: (way) => shirt(way, "short"),
  "long-sleeve": (way) => shirt(way, "long"),
  jacket: (way) => jacket(way, false),
  shell: (way) => jacket(way, true),
  shorts: (way) => shorts(way, false),
  "split-shorts": (way) => shorts(way, true),
  socks: (way) => sock(way, 226, false) + sock(way, 100, false),
  "crew-socks": (way) =>
    sock({ ...way, main: way.base }, 270, true) +
    sock(way, 172, true) +
    sock({ ...way, main: way.accent, accent: way.main }, 74, true),
};
