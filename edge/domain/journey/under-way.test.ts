import { expect, test } from "vitest";
import { journey, left, send, wait } from "../test/journeys.ts";
import type { Step } from "#protocol/campaign.ts";
import { pastOf } from "../decide/memory.ts";
import { fastIntoCart, page } from "../test/journeys.ts";
import { batch, DAY, HOUR, shop, subscribed, T0, wake } from "../test/world.ts";
import { visit } from "../visit.ts";
import { versionsOf } from "./under-way.ts";

test("lets a journey under way keep the steps with which it began", () => {
  const { around, state } = left({ campaigns: [journey([send("one"), wait(7200), send("old")])] });
  const first = wake(around, state, T0 + HOUR).state;
  const edited = shop({ campaigns: [journey([send("one"), wait(3600), send("new")])], version: 2 });
  expect(versionsOf(first, edited.snapshot)).toEqual([1]);
  const older = new Map([[1, around.snapshot]]);
  const titles = wake({ ...edited, older }, first, T0 + DAY).sent.map((one) =>
    one.channel === "web-push" ? one.notification.title : "",
  );
  expect(titles).toEqual(["old"]);
});

const either = (...ids: readonly string[]): Step => ({
  kind: "send",
  variants: ids.map((id) => ({
    id,
    share: 1,
    message: { channel: "web-push", title: { "*": id }, body: { "*": "…" } },
  })),
});

test("counts who was under way when its variants changed where the variant belongs that they got", () => {
  const before = shop({ campaigns: [journey([wait(7200), either("a", "b")])] });
  const after = shop({ campaigns: [journey([wait(7200), either("b", "c")])], version: 2 });
  const older = new Map([[1, before.snapshot]]);
  for (let person = 0; person < 20; person++) {
    const visitor = `visitor-of-the-tests-${String(person).padStart(8, "0")}`;
    const { state } = visit({ ...batch(before, T0, [subscribed, page, fastIntoCart]), visitor });
    const begun = wake(before, state, T0 + HOUR).state;
    const { state: told, sent } = wake({ ...after, older }, begun, T0 + DAY);
    expect(pastOf(told, "cart")).toMatchObject({
      arm: sent[0]?.variant,
      epoch: pastOf(begun, "cart")?.epoch,
    });
  }
});

test("waits while a campaign is paused and goes on when it is live again; ends when it ended", () => {
  const steps = [send("one"), wait(7200), send("two")];
  const { around, state } = left({ campaigns: [journey(steps)] });
  const first = wake(around, state, T0 + HOUR).state;
  const paused = wake(
    shop({ campaigns: [journey(steps, { status: "paused" })] }),
    first,
    T0 + 5 * HOUR,
  );
  expect(paused.sent).toEqual([]);
  expect(wake(around, paused.state, T0 + DAY).sent).toHaveLength(1);
  const over = wake(shop({ campaigns: [journey(steps, { status: "ended" })] }), first, T0 + DAY);
  expect([over.sent, over.state.journeys]).toEqual([[], []]);
});
