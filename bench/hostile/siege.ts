import { setTimeout as sleep } from "node:timers/promises";
import { sample } from "fast-check";
import * as v from "valibot";
import { errors } from "#protocol/error.ts";
import { type Attack, attacksOn, type Target } from "./inputs.ts";

/** What a siege found: how often each answer was given, and every answer that must not be. */
export interface SiegeReport {
  readonly inputs: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly bad: readonly { readonly attack: string; readonly because: string }[];
  readonly slowestMs: number;
}

const refusal = v.object({ code: v.string(), sentence: v.pipe(v.string(), v.minLength(10)) });
const created = v.object({ site: v.string(), ownerToken: v.string() });
const documented: ReadonlyMap<string, number> = new Map(
  Object.entries(errors).map(([code, { status }]) => [code, status]),
);
const AT_ONCE = 24;
const PATIENCE_MS = 10_000;
const ORIGIN = "https://siege.example";

/** Sends so many hostile requests and judges every answer: no 5xx, no hang, no refusal without its reason. */
export async function siege(
  edge: { readonly edge: string; readonly operatorToken: string },
  plan: { readonly inputs: number; readonly seed: number },
): Promise<SiegeReport> {
  const target = await openShop(edge);
  const answers: Record<string, number> = {};
  const bad: { attack: string; because: string }[] = [];
  let slowestMs = 0;
  const chunk = 2000;
  for (let sent = 0; sent < plan.inputs; sent += chunk) {
    const numRuns = Math.min(chunk, plan.inputs - sent);
    const waiting = sample(attacksOn(target), { numRuns, seed: plan.seed + sent });
    const attackers = Array.from({ length: AT_ONCE }, async () => {
      for (let attack = waiting.pop(); attack; attack = waiting.pop()) {
        const startedAt = performance.now();
        const { name, because } = await judged(edge.edge, attack);
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        answers[name] = (answers[name] ?? 0) + 1;
        if (because !== null) bad.push({ attack: told(attack), because });
      }
    });
    await Promise.all(attackers);
    if (bad.length > 20) break;
  }
  return { inputs: plan.inputs, answers, bad, slowestMs };
}

async function judged(
  edge: string,
  { method, path, headers, body }: Attack,
): Promise<{ readonly name: string; readonly because: string | null }> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const own = body !== null && method !== "GET" && method !== "HEAD" ? { body } : {};
    const ask = () => fetch(edge + path, { method, headers, signal, ...own });
    // workerd closes idle connections after five seconds: what was just being sent then is sent anew, once.
    const response = await ask().catch((error: unknown) => {
      if (signal.aborted) throw error;
      return ask();
    });
    const text = await response.text();
    const { status } = response;
    if (status < 400) return { name: String(status), because: null };
    if (status >= 500) return { name: String(status), because: `answered ${status}: ${text}` };
    if (method === "HEAD") return { name: String(status), because: null };
    const parsed = v.safeParse(refusal, parse(text));
    if (!parsed.success) {
      const because = `refused with ${status} without code and sentence: ${text.slice(0, 200)}`;
      return { name: String(status), because };
    }
    const { code } = parsed.output;
    const name = `${status} ${code}`;
    const because = documented.get(code) === status ? null : `the code ${code} is not documented`;
    return { name, because };
  } catch (error) {
    await sleep(50);
    return { name: "no answer", because: `no answer: ${String(error)}` };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema says so.
    return null;
  }
}

function told({ method, path, headers, body }: Attack): string {
  const said = body === null ? "" : new TextDecoder().decode(body.slice(0, 600));
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers)} ${said}`;
}

async function openShop(edge: {
  readonly edge: string;
  readonly operatorToken: string;
}): Promise<Target> {
  const settings = {
    name: "Siege",
    origins: [ORIGIN],
    timeZone: "UTC",
    markets: [{ id: "eu", locale: "en", currency: "EUR", pricesIncludeTax: true }],
  };
  const response = await fetch(`${edge.edge}/v1/admin/sites`, {
    method: "POST",
    headers: { Authorization: `Bearer ${edge.operatorToken}` },
    body: JSON.stringify({ settings }),
  });
  const { site, ownerToken } = v.parse(created, await response.json());
  return { site, ownerToken, origin: ORIGIN };
}
