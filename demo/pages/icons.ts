import { type Html, raw } from "./html.ts";

const paths = {
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
  heart:
    '<path d="M12 20S3.5 15 3.5 8.9A4.4 4.4 0 0 1 12 7.2a4.4 4.4 0 0 1 8.5 1.7C20.5 15 12 20 12 20Z"/>',
  bag: '<path d="M5 8h14l1 12.5H4L5 8Z"/><path d="M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5"/>',
  truck:
    '<path d="M2.5 6h11v10h-11zM13.5 9.5h4l3.5 3.5v3h-7.5"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>',
  back: '<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  arrow: '<path d="M4 12h15m-6-6 6 6-6 6"/>',
} as const;

export function icon(name: keyof typeof paths): Html {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`,
  );
}

/** The shop's sign: three lanes of a bend. */
export const lanes = raw(
  '<svg class="lanes" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M4 28V16A12 12 0 0 1 28 16M11 28V17A5.5 5.5 0 0 1 22 17M28 16V28M22 17V28"/></svg>',
);

/** The bend of a running track, seen from above; decoration of the first screen. */
export const bend = raw(
  `<svg class="bend" viewBox="0 0 900 620" preserveAspectRatio="xMaxYMid slice" aria-hidden="true" focusable="false">${[
    0, 1, 2, 3, 4, 5, 6,
  ]
    .map(
      (lane) =>
        `<path d="M-40 ${40 + lane * 46}H430A${300 - lane * 46} ${300 - lane * 46} 0 0 1 430 ${640 - lane * 46}H-40"/>`,
    )
    .join("")}</svg>`,
);
