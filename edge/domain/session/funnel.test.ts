import { expect, test } from "vitest";
import type { Stage } from "#protocol/event.ts";
import { newlyReached } from "./funnel.ts";
import { newSession, type Session } from "./session.ts";
import { visitAt } from "./visits.ts";

const START = 1_000_000;

function visiting(reached: Session["reached"], cartAdds = 0, startedAt = START): Session {
  const visit = { ...visitAt(startedAt), counts: { cartAdds } };
  return { ...newSession(startedAt), lastAt: startedAt + 5000, visit, reached };
}

test.each<[string, Session | null, Session, readonly Stage[]]>([
  ["nothing in the cart", null, visiting({}), []],
  ["something put into the cart", null, visiting({}, 1), ["cart"]],
  ["put in twice", visiting({}, 1), visiting({}, 2), []],
  ["address after the cart", visiting({}, 1), visiting({ address: START + 10 }, 1), ["address"]],
  [
    "a payment page that is reloaded",
    visiting({ payment: START + 10 }, 1),
    visiting({ payment: START + 20 }, 1),
    [],
  ],
  [
    "payment by a shop that never tells of shipping",
    visiting({ address: START + 10 }, 1),
    visiting({ address: START + 10, payment: START + 20 }, 1),
    ["shipping", "payment"],
  ],
  [
    "the cart of a visit before",
    visiting({ address: START - 90_000_000 }, 1, START - 90_000_000),
    visiting({ address: START + 10 }),
    ["cart", "address"],
  ],
])("counts each stage once a visit: %s", (_, before, after, stages) => {
  expect(newlyReached(before, after)).toEqual(stages);
});
