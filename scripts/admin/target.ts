import { readFileSync } from "node:fs";
import path from "node:path";
import type { RefusalBody } from "#protocol/error.ts";

/** The shop that a command speaks to, as somebody who may. */
export interface Target {
  readonly edge: string;
  readonly site: string;
  readonly token: string;
  readonly currency: string;
  /** Where a long command keeps how far it has come. */
  readonly folder: string;
}

const PATIENCE_MS = 120_000;

/** Finds credentials (--token, EDGEWISE_TOKEN, or those of the local edge) and the shop's currency. */
export async function targetOf(values: {
  edge: string;
  site: string;
  token?: string | undefined;
}): Promise<Target> {
  const folder = localFolder(values.edge);
  const token = values.token ?? process.env["EDGEWISE_TOKEN"] ?? localToken(folder);
  const edge = values.edge.replace(/\/$/, "");
  const target = { edge, site: values.site, token, folder, currency: "EUR" };
  const { settings } = await call<{ settings: { markets: { currency: string }[] } }>(
    target,
    "GET",
    "",
  );
  return { ...target, currency: settings.markets[0]?.currency ?? "EUR" };
}

export function post(target: Target, route: string, body: unknown): Promise<unknown> {
  return call(target, "POST", route, body);
}

export function read(target: Target, route: string): Promise<Record<string, number>> {
  return call(target, "GET", route);
}

/** Calls until the edge answers; an edge that restarts is waited for, since every row counts once anyway. */
export async function call<T>(
  target: Target,
  method: string,
  route: string,
  body?: unknown,
): Promise<T> {
  const startedAt = performance.now();
  for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
    const response = await fetch(`${target.edge}/v1/admin/sites/${target.site}${route}`, {
      method,
      headers: { Authorization: `Bearer ${target.token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => null);
    if (response?.ok) return response.json();
    if (response && response.status < 500 && response.status !== 429) {
      throw new Error(refusalIn(await response.text()));
    }
    if (performance.now() - startedAt > PATIENCE_MS)
      throw new Error(`No answer from ${target.edge}; is it running?`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** What the edge had against it, in its own sentences, field by field. */
function refusalIn(text: string): string {
  try {
    const { sentence, problems = [] }: RefusalBody = JSON.parse(text);
    return [sentence, ...problems.map((one) => `  ${one.field}: ${one.sentence}`)].join("\n");
  } catch {
    // Not the edge's own words: something between here and there has answered.
    return `The edge refused: ${text}`;
  }
}

/** The data folder of the edge that runs at this port, as `npm start` noted it. */
function localFolder(edge: string): string {
  try {
    const note = readFileSync(
      path.join(".edgewise", "running", `${new URL(edge).port}.json`),
      "utf8",
    );
    const { data }: { data?: string } = JSON.parse(note);
    return data ?? ".edgewise";
  } catch {
    // Not started from here.
    return ".edgewise";
  }
}

function localToken(folder: string): string {
  const file = path.join(folder, "secrets.json");
  try {
    const { OPERATOR_TOKEN }: { OPERATOR_TOKEN?: string } = JSON.parse(readFileSync(file, "utf8"));
    if (OPERATOR_TOKEN) return OPERATOR_TOKEN;
  } catch {
    // No local edge here; the sentence below says what to do.
  }
  throw new Error(`No credentials: start the edge here (npm start), or give --token.`);
}
