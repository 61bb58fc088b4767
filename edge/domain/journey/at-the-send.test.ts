import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Settings } from "#protocol/site.ts";
import { due } from "../due.ts";
import type { VisitorState } from "../state.ts";
import { fastIntoCart, journey, left, page, send, sentBy, wait } from "../test/journeys.ts";
import {
  batch,
  DAY,
  HOUR,
  MINUTE,
  shop,
  subscribed,
  T0,
  type Told,
  wake,
  type World,
} from "../test/world.ts";
import { visit } from "../visit.ts";

const DUE = T0 + 2 * HOUR;

/** A visitor whose message is due at DUE, and what has changed in the meantime. */
interface Meanwhile {
  readonly campaign?: Partial<Campaign>;
  readonly settings?: Partial<Settings>;
  readonly state?: (state: VisitorState) => VisitorState;
}

function atTheSend({ campaign, settings = {}, state: changed = (same) => same }: Meanwhile) {
  const steps = [wait((DUE - T0) / 1000 - 240), send("first")];
  const { around, state } = left({ campaigns: [journey(steps)] });
  const waiting = wake(around, state, T0 + 5 * MINUTE).state;
  const now = shop({ campaigns: [journey(steps, campaign)], settings });
  const at = Math.max(DUE, waiting.journeys[0]?.dueAt ?? 0);
  return due({ ...now, state: changed(waiting), now: at });
}

const patience = (rest: Partial<VisitorState["patience"]>) => (state: VisitorState) => ({
  ...state,
  patience: { ...state.patience, ...rest },
});
const consent = (rest: Partial<VisitorState["consent"]>) => (state: VisitorState) => ({
  ...state,
  consent: { ...state.consent, ...rest },
});
const { day, week } = (() => {
  const { state } = atTheSend({});
  return state.patience;
})();

const cases: readonly [code: string, fate: "stopped" | "moved" | "withheld", Meanwhile][] = [
  ["push", "stopped", { state: consent({ push: false }) }],
  ["personalisation", "stopped", { state: consent({ personalisation: false }) }],
  ["no-subscription", "stopped", { state: (state) => ({ ...state, push: null }) }],
  ["messages-per-week", "stopped", { state: patience({ week, inWeek: 5 }) }],
  ["messages-per-day", "moved", { state: patience({ day, today: 2 }) }],
  ["strained", "stopped", { state: patience({ strain: 9, strainAt: DUE }) }],
  ["message-lately", "moved", { state: patience({ messageAt: DUE - 10 * MINUTE }) }],
  ["quiet", "moved", { settings: { quietHours: { from: "12:00", to: "15:00" } } }],
  ["everything-stopped", "moved", { settings: { stopEverything: true } }],
  ["over", "stopped", { campaign: { schedule: { until: T0 + HOUR } } }],
  ["other-market", "stopped", { campaign: { markets: ["us"] } }],
  [
    "here-now",
    "moved",
    { state: (state) => ({ ...state, session: { ...state.session, lastAt: DUE - 20_000 } }) },
  ],
];

test("leaves when nothing speaks against it", () => {
  const { state, record } = atTheSend({});
  expect(state.deliveries).toHaveLength(1);
  expect(record?.candidates).toMatchObject([{ fate: "won" }]);
});

test.each(cases)("looks once more when it is due, and says why: %s (%s)", (code, fate, change) => {
  const { state, record } = atTheSend(change);
  expect(state.deliveries).toEqual([]);
  expect(record?.candidates).toMatchObject([{ campaign: "cart", fate, reason: { code } }]);
});

test("holds out who belongs to the proof, and says so", () => {
  const campaigns = [journey([send("first")], { holdout: 0.9 })];
  const fates = Array.from({ length: 20 }, (_, index) => {
    const around = shop({ campaigns });
    const input = batch(around, T0, [subscribed, page, fastIntoCart]);
    const { state } = visit({ ...input, visitor: `visitor-${index}` });
    if (!state) throw new Error("Nothing was kept");
    const { record } = due({ ...around, state, now: T0 + 4 * MINUTE });
    return record?.candidates[0]?.fate;
  });
  expect(new Set(fates)).toEqual(new Set(["withheld", "won"]));
});

test("the campaign's own cap is looked at once more too", () => {
  const campaigns = [journey([send("first"), wait(7200), send("second")], { caps: { inAll: 1 } })];
  const { around, state } = left({ campaigns });
  const first = wake(around, state, T0 + HOUR);
  const at = first.state.journeys[0]?.dueAt ?? 0;
  const { record } = due({ ...around, state: first.state, now: at });
  expect(record?.candidates).toMatchObject([{ fate: "stopped", reason: { code: "in-all" } }]);
});

test("what the day has no room for comes at the same time tomorrow, not at midnight", () => {
  const { state } = atTheSend({ state: patience({ day, today: 2 }) });
  expect(state.journeys[0]?.dueAt).toBe(DUE + DAY);
});

test("quiet hours are those of the zone in which the visitor is now", () => {
  const settings = { quietHours: { from: "21:00", to: "08:00" } };
  const campaigns = [journey([wait(4 * 3600), send("first")])];
  const { around, state } = left({ campaigns, settings });
  const begun = wake(around, state, T0 + 5 * MINUTE).state;
  // 11:00 in Berlin when the cart was left; 15:04 there at the due time, but 23:04 in Tokyo.
  const flown = { ...begun, profile: { ...begun.profile, timeZone: "Asia/Tokyo" } };
  const [sent] = wake(around, flown, T0 + 2 * DAY).sent;
  expect(new Date(sent?.at ?? 0).toISOString()).toBe("2026-11-23T23:00:00.000Z");
});

test("a clock that jumps ahead sends what was due once, and keeps the pause before the next", () => {
  const steps = [send("one"), wait(7200), send("two")];
  const { around, state } = left({ campaigns: [journey(steps)] });
  if (!state) throw new Error("Nothing was kept");
  const jumped = T0 + 30 * DAY;
  const first = due({ ...around, state, now: jumped });
  expect(first.state.deliveries.map(({ key }) => key)).toHaveLength(1);
  const after = wake(around, first.state, jumped + 10 * DAY).sent;
  expect(after.map(({ at }) => at - jumped)).toContain(2 * HOUR);
  expect(new Set(after.map(({ key }) => key)).size).toBe(2);
});

test("branches by why somebody leaves", () => {
  const steps = byFact("cause", "shipping-shock");
  const shocked: readonly Told[] = [
    subscribed,
    page,
    fastIntoCart,
    { kind: "checkout_stage", stage: "shipping" },
    { kind: "shipping_shown", amount: 12, currency: "EUR" },
  ];
  expect(titlesOf({ campaigns: [journey(steps)] }, shocked)).toEqual(["shipping-shock"]);
  expect(titlesOf({ campaigns: [journey(steps)] })).toEqual(["others"]);
});

test("branches by who somebody is", () => {
  const personas = [
    { id: "racer", name: "Racer", evidence: likes("marathon") },
    { id: "walker", name: "Walker", evidence: likes("beginner") },
  ];
  const world = { campaigns: [journey(byFact("persona", "racer"))], personas };
  const racing: readonly Told[] = [
    subscribed,
    page,
    { kind: "product_view", item: { id: "fast" } },
    { kind: "product_view", item: { id: "faster" } },
    fastIntoCart,
  ];
  expect(titlesOf(world, racing)).toEqual(["racer"]);
  expect(titlesOf({ ...world, personas: [] }, racing)).toEqual(["others"]);
});

function byFact(fact: "cause" | "persona", value: string): readonly Step[] {
  const arms = [{ audience: { fact, is: "equal", value } as const, steps: [send(value)] }];
  return [{ kind: "branch", arms, otherwise: [send("others")] }];
}

function titlesOf(world: World, events?: readonly Told[]): readonly unknown[] {
  return sentBy(world, HOUR, events).map(([title]) => title);
}

function likes(category: string): Persona["evidence"] {
  return [{ kind: "category", category, weight: 3 }];
}
