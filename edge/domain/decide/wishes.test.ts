import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { fastIntoCart, journey, page } from "../test/journeys.ts";
import { batch, HOUR, shop, subscribed, T0, type World } from "../test/world.ts";
import { visit } from "../visit.ts";

const offer = {
  source: "computed",
  value: { kind: "percent", percent: 10 },
  endsAfterHours: 24,
} as const;

function shown(id: string, kind: "bar" | "corner-card", title = "{code}"): Campaign {
  const banner = { kind, title: { "*": title } };
  return {
    id,
    name: id,
    status: "live",
    trigger: { kind: "landing" },
    goal: { kind: "none" },
    priority: 50,
    group: "codes",
    steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner, offer }] }],
  };
}

/** The campaigns for which a code is asked when somebody lands. */
function asked(world: World) {
  return visit(batch(shop(world), T0, [page])).wishes.map(({ campaign }) => campaign);
}

test("a code is asked for by one campaign of a group, not by those that it keeps silent", () => {
  expect(asked({ campaigns: [shown("one", "bar"), shown("two", "corner-card")] })).toEqual(["one"]);
});

test("no code is asked for that could not be told: not on a page", () => {
  expect(asked({ campaigns: [shown("one", "bar", "{code}: only {stock} left")] })).toEqual([]);
});

/** The campaigns for whose messages a code is asked once a cart counts as left. */
function askedLater(titles: Readonly<Record<string, string>>) {
  const campaigns = Object.entries(titles).map(([id, text]) => {
    const message = { channel: "web-push", title: { "*": text }, body: { "*": "…" } } as const;
    const step: Step = { kind: "send", variants: [{ id: "a", share: 1, message, offer }] };
    return journey([step], { id });
  });
  const around = shop({ campaigns });
  const { state } = visit(batch(around, T0, [subscribed, page, fastIntoCart]));
  if (!state) throw new Error("Nobody was kept.");
  const left = due({ ...around, state, now: T0 + HOUR });
  const { wishes } = due({ ...around, state: left.state, now: T0 + HOUR });
  return wishes.map(({ campaign }) => campaign);
}

test("nor in a message", () => {
  expect(askedLater({ one: "{code}: only {stock} left" })).toEqual([]);
});

test("of two messages that are due at once only the first asks for a code: the other waits", () => {
  expect(askedLater({ one: "{code}", two: "{code}" })).toEqual(["one"]);
});
