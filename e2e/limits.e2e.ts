import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";

let running: RunningEdge;

beforeAll(async () => {
  running = await startEdge();
});
afterAll(() => running?.stop());

const AT_ONCE = 50;

/**
 * The statuses of at most so many calls from one address, a few at a time, as one guesser makes them, until one is refused.
 * A minute may end in between and the count begin anew: more than twice what it allows is always too much.
 */
async function statusesOf(count: number, path: string, init: RequestInit): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let done = 0; done < count && !statuses.has(429); done += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const answer = await fetch(running.edge + path, init);
        await answer.body?.cancel();
        return answer.status;
      }),
    );
    for (const status of answers) statuses.add(status);
  }
  return statuses;
}

test.each([
  ["/v1/orders", "198.51.100.1"],
  ["/v1/coupons/check", "198.51.100.2"],
  ["/v1/events", "198.51.100.3"],
])("%s is no door for a guesser of signatures", async (path, address) => {
  const statuses = await statusesOf(1300, `${path}?site=demo`, {
    method: "POST",
    headers: {
      "CF-Connecting-IP": address,
      "Edgewise-Signature": "t=1,v1=x",
    },
    body: "{}",
  });
  expect(statuses).toEqual(new Set([401, 429]));
});

/** A call with a made-up token of the shop. */
function guess(address: string): RequestInit {
  const Authorization = `Bearer ew_demo.${"a".repeat(32)}`;
  return { headers: { Authorization, "CF-Connecting-IP": address } };
}

test("a guesser of tokens is stopped, and others of that shop go on", async () => {
  const path = "/v1/admin/sites/demo";
  expect(await statusesOf(2500, path, guess("198.51.100.7"))).toEqual(new Set([401, 429]));
  expect(await statusesOf(1, path, guess("198.51.100.8"))).toEqual(new Set([401]));
});
