import { describe, expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Settings } from "#protocol/site.ts";
import { batch, DAY, HOUR, MINUTE, shop, T0, type Told, wake } from "../test/world.ts";
import type { VisitorState } from "../state.ts";
import { visit } from "../visit.ts";

const shoe: Told = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
const page: Told = { kind: "page_view" };
const hidden: Told = { kind: "attention", state: "away" };
const reaches = (stage: "address" | "shipping" | "payment"): Told => ({
  kind: "checkout_stage",
  stage,
});
const buys = (pending = false): Told => ({
  kind: "purchase",
  order: "o1",
  value: 180,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
  pending,
});

/** What somebody does, with the minutes at which they do it. */
type Story = readonly (readonly [minute: number, ...does: readonly Told[]])[];

/** Lives through a story, waking as the object would, and watches until `minutes` after its begin. */
function live(story: Story, minutes: number, settings: Partial<Settings> = {}) {
  const world = shop({ campaigns: [], settings });
  let state: VisitorState | null = null;
  let counts: Counts = {};
  const heard = (next: VisitorState | null): VisitorState => {
    if (!next) throw new Error("Consent was given.");
    for (const { counts: more } of next.flush.tallies) counts = addCounts(counts, more);
    // As if the counters had taken it.
    return { ...next, flush: { ...next.flush, tallies: [], outbox: null, at: null } };
  };
  const sleep = (until: number) => {
    if (!state) return;
    const quiet = { ...state, flush: { ...state.flush, at: null, everyMs: 400 * DAY } };
    state = heard(wake(world, quiet, until).state);
  };
  for (const [index, [minute, ...does]] of story.entries()) {
    const now = T0 + minute * MINUTE;
    sleep(now);
    state = heard(visit({ ...batch(world, now, does), state, number: index + 1 }).state);
  }
  sleep(T0 + minutes * MINUTE);
  const left = Object.keys(counts)
    .filter((name) => name.startsWith("abandoned/"))
    .map((name) => [name.split("/")[1], counts[name]]);
  return { left, abandonment: state?.session.abandonment ?? null };
}

describe("a cart counts as left", () => {
  test.each<[string, Story, number, readonly unknown[]]>([
    ["not yet after four minutes less a moment", [[0, page, shoe]], 3.99, []],
    ["after four minutes of silence", [[0, page, shoe]], 4, [["cart", 1]]],
    [
      "at the stage that was reached last",
      [[0, page, shoe, reaches("address")]],
      5,
      [["address", 1]],
    ],
    ["also at the choice of shipping", [[0, shoe, reaches("shipping")]], 5, [["shipping", 1]]],
    [
      "four minutes after the last tab was used, not after it was hidden by a lock screen",
      [
        [0, page, shoe],
        [3, hidden],
      ],
      4,
      [["cart", 1]],
    ],
    [
      "not while somebody reads on",
      [
        [0, page, shoe],
        [3, { kind: "dwell", subject: "page", id: "/", engagedMs: 170_000 }],
        [6, { kind: "dwell", subject: "page", id: "/", engagedMs: 170_000 }],
      ],
      9.9,
      [],
    ],
    ["not while a bank asks its questions", [[0, shoe, reaches("payment")]], 29, []],
    ["half an hour into the payment", [[0, shoe, reaches("payment")]], 30, [["payment", 1]]],
    [
      "not when the bank has sent them back to pay",
      [
        [0, shoe, reaches("payment")],
        [20, page, buys()],
      ],
      600,
      [],
    ],
    ["not when the order waits for a bank transfer", [[0, page, shoe, buys(true)]], 600, []],
    [
      "not when everything was taken out again",
      [[0, shoe, { kind: "cart_remove", item: { id: "fast" }, quantity: 1 }]],
      600,
      [],
    ],
    [
      "once, however often its owner comes back and leaves at the same place",
      [
        [0, page, shoe],
        [60, page],
        [120, page],
      ],
      600,
      [["cart", 1]],
    ],
    [
      "again one stage further",
      [
        [0, page, shoe],
        [60, page, reaches("address")],
      ],
      600,
      [
        ["cart", 1],
        ["address", 1],
      ],
    ],
    [
      "again when it is another cart",
      [
        [0, page, shoe],
        [60, page, buys()],
        [120, page, shoe],
      ],
      600,
      [["cart", 2]],
    ],
  ])("%s", (_, story, minutes, left) => {
    expect(live(story, minutes).left).toEqual(left);
  });

  test("sooner or later as the shop says", () => {
    const settings = { abandonedAfterSeconds: { cart: 60, payment: 3600 } };
    expect(live([[0, shoe]], 1, settings).left).toEqual([["cart", 1]]);
    expect(live([[0, shoe, reaches("payment")]], 59, settings).left).toEqual([]);
  });
});

describe("that a cart was left is taken back", () => {
  const leaves: Story = [[0, page, shoe]];

  test("when its owner is back", () => {
    expect(live(leaves, 10).abandonment).toMatchObject({ stage: "cart", at: T0 + 4 * MINUTE });
    expect(live([...leaves, [60, page]], 61).abandonment).toBeNull();
  });

  test("when it was bought meanwhile, whenever one hears of it", () => {
    expect(live([...leaves, [60, buys()]], 61).abandonment).toBeNull();
    const world = shop({ campaigns: [] });
    const { state } = visit(batch(world, T0, [shoe]));
    const left = wake(world, state, T0 + HOUR).state;
    expect(left.session.abandonment).not.toBeNull();
    // A phone that lay in a tunnel: the order came before the silence, its report after it.
    const told = batch(world, T0 + HOUR, [buys()]);
    const placed = told.placed.map((fact) => ({ ...fact, at: T0 + MINUTE }));
    const after = visit({ ...told, placed, state: left, number: 2 }).state;
    expect(after?.session.abandonment).toBeNull();
  });
});
