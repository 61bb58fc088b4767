const paths = {
  today: "M3 13.5h3.5L9 6l4.5 12L16 11l1.2 2.5H21",
  funnel: "M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z",
  campaigns: "M4 10v4h3l6 4V6l-6 4zM17 9.5a4 4 0 0 1 0 5M19.5 7a8 8 0 0 1 0 10",
  proof: "M5 4v16h15M9 15l3-4 3 2 4-6",
  visitors: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5",
  personas:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.4-3 2.5-4.7 5.5-4.700s5.1 1.7 5.5 4.700M15.5 5.400a3 3 0 0 1 0 5.300M17.5 14.800c1.7.7 2.7 2.2 3 4.2",
  recommendations:
    "M12 5l2 4.500 5 .5-3.700 3.300 1.200 4.900L12 15.700l-4.500 2.500 1.200-4.900L5 10l5-.5z",
  catalogue: "M5 8l7-4 7 4v8l-7 4-7-4zM5 8l7 4 7-4M12 12v8",
  push: "M6 16.500V11a6 6 0 1 1 12 0v5.500l1.5 2h-15zM10 18.500a2 2 0 0 0 4 0",
  vitals: "M4 17a8 8 0 1 1 16 0M12 17l4-5.5",
  report: "M7 4h7l4 4v12H7zM14 4v4h4M10 13h5M10 16.500h5",
  "set-up":
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  more: "M4 7h16M4 12h16M4 17h16",
  out: "M14 5H6v14h8M11 12h9M17 8.500l3.5 3.5-3.5 3.5",
  chevron: "M9 6l6 6-6 6",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  check: "M5 12.500l4.5 4.500L19 7.5",
  alert: "M12 4l9 16H3zM12 10v4.500M12 17.500v.01",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.500M5 20h14",
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing; the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
