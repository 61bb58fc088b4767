import { setTimeout as sleep } from "node:timers/promises";

/** Asks again and again until the answer is true (or anything but nothing), and gives it. */
export async function until<T>(
  ask: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isSomething(answer)) return answer;
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${ask.toString()}`);
    await sleep(25);
  }
}

function isSomething<T>(answer: T): answer is Exclude<T, undefined | null | false> {
  return answer !== undefined && answer !== null && answer !== false;
}
