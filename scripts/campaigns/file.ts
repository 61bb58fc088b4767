import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import * as v from "valibot";
import { type Campaign, campaign } from "#protocol/campaign.ts";
import { complaintTold } from "../../edge/domain/refusal/told.ts";
import { complaintsOf } from "../../edge/routes/complaints.ts";
import { differencesOf } from "./plan.ts";

/** Reads a shop's campaigns: a list in a .json file, or what a .ts file exports as `campaigns`; null: there is no such file. */
export async function readCampaigns(file: string): Promise<readonly Campaign[] | null> {
  if (!existsSync(file)) return null;
  const written = isJson(file) ? inJson(file, await readFile(file, "utf8")) : await exported(file);
  const list = v.safeParse(v.array(v.looseObject({})), written);
  if (!list.success)
    throw new Error(
      `${file}: ${isJson(file) ? "a list" : "an export `campaigns`, a list,"} is expected.`,
    );
  const campaigns = list.output.map((one, index) => checked(file, one, index));
  const ids = campaigns.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new Error(`${file}: two campaigns are called ${twice}.`);
  return campaigns;
}

/** Writes a shop's campaigns so that they can be read, changed and compared line by line. */
export async function writeCampaigns(
  file: string,
  site: string,
  campaigns: readonly Campaign[],
): Promise<void> {
  const json = JSON.stringify(campaigns, null, 2);
  await writeFile(file, isJson(file) ? `${json}\n` : typed(file, site, json));
}

function isJson(file: string): boolean {
  return file.endsWith(".json");
}

function inJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is no JSON: ${String(cause)}`, { cause });
  }
}

/** Runs a TypeScript file, which may import, compute and share what its campaigns have in common. */
async function exported(file: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  const [code] = outputFiles;
  const module: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(code?.contents ?? "").toString("base64")}`
  );
  return typeof module === "object" && module !== null ? Reflect.get(module, "campaigns") : null;
}

function checked(file: string, written: unknown, index: number): Campaign {
  const parsed = v.safeParse(campaign, written);
  const told = parsed.success
    ? unknownIn(written, parsed.output)
    : complaintsOf(parsed.issues).map((complaint) => complaintTold(complaint, "en"));
  if (parsed.success && told.length === 0) return parsed.output;
  const lines = told.map(({ field, sentence }) => `  [${index}].${field}: ${sentence}`);
  throw new Error([`${file}:`, ...lines].join("\n"));
}

// A schema passes over what it does not know: a field that is misspelt would be lost without a word.
function unknownIn(written: unknown, known: Campaign) {
  return differencesOf(written, known)
    .filter(({ to }) => to === undefined)
    .map(({ field }) => ({ field, sentence: "There is no such field." }));
}

function typed(file: string, site: string, json: string): string {
  // JSON writes each field on a line of its own, and no text over two.
  const literal = json.replaceAll(/^( *)"([a-z_$][\w$]*)":/gim, "$1$2:");
  return `import type { Campaign } from "#protocol/campaign.ts";

/** The campaigns of ${site}; \`npm run campaigns -- push --file ${file}\` brings changes into the shop. */
export const campaigns: readonly Campaign[] = ${literal};
`;
}
