import { assert, boolean, property } from "fast-check";
import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { interrupting } from "#protocol/catalog/banners.ts";
import { localTime } from "./local-time.ts";
import type { VisitorState } from "./state.ts";
import { campaigns, history } from "./test/arbitraries.ts";
import { batch, DAY, settings, shop, T0, type Told, wake } from "./test/world.ts";
import { visit } from "./visit.ts";

const quietHours = { from: "21:00", to: "08:00" };

interface Said {
  readonly campaign: string;
  readonly at: number;
  readonly channel: "page" | "push";
  readonly covers: boolean;
  readonly visit: number;
  readonly page: number;
}

/** Lives through a history as the shells would; answers everything that was said. */
function live(
  drafts: readonly Campaign[],
  visits: readonly { after: number; events: readonly Told[]; dismisses: boolean }[],
  holdout = 0,
) {
  const world = shop({ campaigns: drafts, settings: { quietHours, holdout } });
  const said: Said[] = [];
  let atOnce = 0;
  let state: VisitorState | null = null;
  let now = T0;
  for (const [index, { after, events, dismisses }] of visits.entries()) {
    if (state) {
      const slept = wake(world, state, now + after);
      ({ state } = slept);
      atOnce = Math.max(atOnce, runningOfGroup(drafts, state));
      for (const { campaign, at } of slept.sent) {
        said.push({ campaign, at, channel: "push", covers: false, visit: 0, page: 0 });
      }
    }
    now += after;
    const closes: readonly Told[] =
      dismisses && state?.receipts.open.length
        ? [{ kind: "banner_dismissed", receipt: state.receipts.open.at(-1)?.receipt ?? "" }]
        : [];
    const numbered = events.map((event) =>
      event.kind === "purchase" ? { ...event, order: `o${index}` } : event,
    );
    const input = { ...batch(world, now, [...closes, ...numbered]), state, number: index + 1 };
    const result = visit(input);
    expect(JSON.stringify(visit(input))).toBe(JSON.stringify(result));
    ({ state } = result);
    atOnce = Math.max(atOnce, state ? runningOfGroup(drafts, state) : 0);
    for (const { campaign, drawing } of result.shows) {
      const covers = interrupting.has(drawing.kind);
      const page = state?.session.visit.pages ?? 0;
      said.push({
        campaign,
        at: now,
        channel: "page",
        covers,
        visit: state?.session.visits ?? 0,
        page,
      });
    }
  }
  if (!state) throw new Error("Nobody lived");
  const end = wake(world, state, now + 20 * DAY);
  for (const { campaign, at } of end.sent) {
    said.push({ campaign, at, channel: "push", covers: false, visit: 0, page: 0 });
  }
  expect(atOnce).toBeLessThanOrEqual(1);
  return { said, state: end.state };
}

/** How many campaigns of the one group run for this visitor. */
function runningOfGroup(drafts: readonly Campaign[], { journeys }: VisitorState): number {
  const grouped = new Set(drafts.filter(({ group }) => group !== undefined).map(({ id }) => id));
  return journeys.filter(({ campaign }) => grouped.has(campaign)).length;
}

function local(at: number) {
  return localTime(at, "Europe/Berlin");
}

function most<T>(items: readonly T[], name: (item: T) => string): number {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

test("never breaks a cap, quiet hours, a group, or the rule of one interruption, whatever happens", () => {
  assert(
    property(campaigns, history, (drafts, visits) => {
      const { said, state } = live(drafts, visits);
      for (const { id, caps } of drafts) {
        const own = said.filter(({ campaign }) => campaign === id);
        expect(own.length).toBeLessThanOrEqual(caps?.inAll ?? Infinity);
        expect(most(own, ({ at }) => String(local(at).day))).toBeLessThanOrEqual(
          caps?.perDay ?? Infinity,
        );
      }
      const pushes = said.filter(({ channel }) => channel === "push");
      for (const { at } of pushes) {
        const { minutes } = local(at);
        expect(minutes).toBeGreaterThanOrEqual(8 * 60);
        expect(minutes).toBeLessThan(21 * 60);
      }
      expect(most(pushes, ({ at }) => String(local(at).day))).toBeLessThanOrEqual(
        settings.caps.messagesPerDay,
      );
      expect(most(pushes, ({ at }) => String(local(at).week))).toBeLessThanOrEqual(
        settings.caps.messagesPerWeek,
      );
      const covering = said.filter(({ covers }) => covers);
      expect(most(covering, (one) => `${one.visit}/${one.page}`)).toBeLessThanOrEqual(1);
      expect(most(covering, (one) => String(one.visit))).toBeLessThanOrEqual(
        settings.caps.interruptionsPerVisit,
      );
      expect(JSON.stringify(state).length).toBeLessThanOrEqual(8192);
    }),
    { numRuns: 100 },
  );
});

test("never says anything to the shop's holdout", () => {
  assert(
    property(campaigns, history, (drafts, visits) => {
      const { said, state } = live(drafts, visits, 0.5);
      const heldOut = state.campaigns.some(({ arm }) => arm === "shop-holdout");
      expect(heldOut ? said : []).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("never says anything without consent to personalisation, nor pushes without that to push", () => {
  assert(
    property(campaigns, history, boolean(), (drafts, visits, push) => {
      const world = shop({ campaigns: drafts });
      let state: VisitorState | null = null;
      let now = T0;
      for (const [index, { after, events }] of visits.entries()) {
        now += after;
        const consent = { analytics: true, personalisation: push, push: false };
        const result = visit({ ...batch(world, now, events), consent, state, number: index + 1 });
        expect(push ? [] : result.shows).toEqual([]);
        ({ state } = result);
        const slept = wake(world, state, now);
        expect(slept.sent).toEqual([]);
        ({ state } = slept);
      }
      expect(wake(world, state, now + 20 * DAY).sent).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("sends every message at most once, and none after the purchase that it asks for", () => {
  assert(
    property(campaigns, history, (drafts, visits) => {
      const world = shop({ campaigns: drafts });
      let state: VisitorState | null = null;
      let now = T0;
      const keys: string[] = [];
      let boughtAt = 0;
      for (const [index, { after, events }] of visits.entries()) {
        if (state) {
          const slept = wake(world, state, now + after);
          keys.push(...slept.sent.map(({ key }) => key));
          ({ state } = slept);
        }
        now += after;
        const numbered = events.map((event) =>
          event.kind === "purchase" ? { ...event, order: `o${index}` } : event,
        );
        ({ state } = visit({ ...batch(world, now, numbered), state, number: index + 1 }));
        if (events.some(({ kind }) => kind === "purchase")) boughtAt = now;
      }
      const under = state?.journeys.filter(({ startedAt }) => startedAt < boughtAt) ?? [];
      expect(under).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 80 },
  );
});
