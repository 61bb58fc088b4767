import { sample } from "fast-check";
import * as v from "valibot";
import { statuses } from "#protocol/error.ts";
import type { Attack } from "./attack.ts";
import { type Besieged, mend, openTarget } from "./besieged.ts";
import { attacksOn } from "./inputs.ts";
import { residentBytes } from "./memory.ts";
import { type Reply, Wire } from "./wire.ts";

/** What a siege found: how often each answer was given, and every answer that must not be. */
export interface SiegeReport {
  readonly inputs: number;
  readonly answers: Readonly<Record<string, number>>;
  /** How often each endpoint was attacked, and how long its answers took together, ms. */
  readonly endpoints: Readonly<Record<string, { readonly times: number; readonly ms: number }>>;
  readonly bad: readonly { readonly attack: string; readonly because: string }[];
  readonly slowestMs: number;
  /** workerd's memory after the first tenth, at its most, and in the end, MB. */
  readonly memory: { readonly early: number; readonly most: number; readonly end: number };
}

const refusal = v.object({ code: v.string(), sentence: v.pipe(v.string(), v.minLength(10)) });
const documented: ReadonlyMap<string, number> = new Map(Object.entries(statuses));
const AT_ONCE = 24;
const PATIENCE_MS = 10_000;
const CHUNK = 2000;
const MAX_BAD = 20;

/** Sends so many hostile requests and judges every answer: no 5xx, no hang, no refusal without its reason. */
export async function siege(
  besieged: Besieged,
  plan: { readonly inputs: number; readonly seed: number },
): Promise<SiegeReport> {
  const target = await openTarget(besieged);
  const wire = new Wire(besieged.edge, AT_ONCE, PATIENCE_MS);
  const answers: Record<string, number> = {};
  const endpoints: Record<string, { times: number; ms: number }> = {};
  const bad: { attack: string; because: string }[] = [];
  const memory = { early: 0, most: 0, end: 0 };
  let slowestMs = 0;
  for (let sent = 0; sent < plan.inputs && bad.length <= MAX_BAD; sent += CHUNK) {
    await mend(besieged, target);
    const numRuns = Math.min(CHUNK, plan.inputs - sent);
    const waiting = sample(attacksOn(target), { numRuns, seed: plan.seed + sent });
    const attackers = Array.from({ length: AT_ONCE }, async () => {
      for (let attack = waiting.pop(); attack; attack = waiting.pop()) {
        const startedAt = performance.now();
        const { name, because } = await judged(wire, attack);
        const ms = performance.now() - startedAt;
        slowestMs = Math.max(slowestMs, ms);
        answers[name] = (answers[name] ?? 0) + 1;
        const one = (endpoints[attack.endpoint] ??= { times: 0, ms: 0 });
        one.times++;
        one.ms += ms;
        if (because !== null) bad.push({ attack: told(attack), because });
      }
    });
    await Promise.all(attackers);
    memory.end = Math.round(residentBytes(besieged.workerd) / 1e6);
    memory.most = Math.max(memory.most, memory.end);
    if (sent < Math.max(CHUNK, plan.inputs / 10)) memory.early = memory.end;
  }
  wire.close();
  return { inputs: plan.inputs, answers, endpoints, bad, slowestMs, memory };
}

interface Verdict {
  /** The answer, for the list of all of them. */
  readonly name: string;
  readonly because: string | null;
}

async function judged(wire: Wire, attack: Attack): Promise<Verdict> {
  try {
    return verdict(await wire.send(attack), attack);
  } catch (error) {
    return { name: "no answer", because: `no answer: ${String(error)}` };
  }
}

function verdict({ status, text }: Reply, { method }: Attack): Verdict {
  if (status < 400) return { name: String(status), because: null };
  if (status >= 500) return { name: String(status), because: `answered ${status}: ${text}` };
  if (method === "HEAD") return { name: String(status), because: null };
  const parsed = v.safeParse(refusal, parse(text));
  if (!parsed.success) {
    const because = `refused with ${status} without code and sentence: ${text.slice(0, 200)}`;
    return { name: String(status), because };
  }
  const { code } = parsed.output;
  const because = documented.get(code) === status ? null : `the code ${code} is not documented`;
  return { name: `${status} ${code}`, because };
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
