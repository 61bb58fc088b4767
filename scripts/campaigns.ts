// `npm run campaigns -- pull --file FILE` writes a shop's campaigns into a file to keep beside the code, `push` brings that
// file's changes back. Without --yes nothing that exists is changed: what would become of it is told.
import { parseArgs } from "node:util";
import type { Campaign } from "#protocol/campaign.ts";
import type { CampaignVersion } from "#protocol/views.ts";
import { call, type Target, targetOf } from "./admin/target.ts";
import { readCampaigns, writeCampaigns } from "./campaigns/file.ts";
import { type Move, planOf } from "./campaigns/plan.ts";
import { planTold } from "./campaigns/told.ts";

const USAGE =
  "Say what: npm run campaigns -- pull --file FILE.ts, or push --file FILE.ts; FILE may be a .json, too.";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string" },
    yes: { type: "boolean", default: false },
    site: { type: "string", default: "demo" },
    edge: { type: "string", default: "http://localhost:8787" },
    token: { type: "string" },
  },
});

async function run(): Promise<void> {
  const { file, yes } = values;
  const [what] = positionals;
  if (file === undefined || !/\.(ts|json)$/.test(file) || positionals.length !== 1)
    throw new Error(USAGE);
  const target = await targetOf(values);
  const kept = await call<readonly Campaign[]>(target, "GET", "/campaigns");
  const written = await readCampaigns(file);
  if (what === "pull") return pull(target, file, written, kept, yes);
  if (what !== "push") throw new Error(USAGE);
  if (!written) throw new Error(`There is no ${file}; pull writes one.`);
  return push(target, planOf(kept, written), yes);
}

async function pull(
  { site }: Target,
  file: string,
  written: readonly Campaign[] | null,
  kept: readonly Campaign[],
  isSure: boolean,
): Promise<void> {
  const moves = written && planOf(written, kept);
  if (moves && !isSure && moves.some(({ kind }) => kind !== "same")) {
    print(planTold(moves, `only in ${file}, would be gone`));
    throw new Error(`Nothing was written. With --yes ${file} becomes what the shop has.`);
  }
  await writeCampaigns(file, site, kept);
  print([`${kept.length} campaigns of ${site} are in ${file}.`]);
}

async function push(target: Target, moves: readonly Move[], isSure: boolean): Promise<void> {
  print(planTold(moves, "only in the shop, stays as it is"));
  const changes = moves.filter(({ kind }) => kind === "new" || kind === "changed");
  if (changes.length === 0) return;
  for (const { kind, campaign } of changes)
    if (kind === "changed") print([await savedLast(target, campaign.id)]);
  if (!isSure)
    throw new Error("Nothing was saved. With --yes the shop becomes what is told above.");
  for (const { campaign } of changes) {
    await call(target, "PUT", `/campaigns/${campaign.id}`, campaign).catch((error: Error) => {
      throw new Error(`${campaign.id} was not saved, nor what follows it. ${error.message}`);
    });
    print([`${campaign.id} is saved, ${campaign.status}.`]);
  }
}

/** Who would be overwritten; what they saved stays among the campaign's versions. */
async function savedLast(target: Target, id: string): Promise<string> {
  const [last] = await call<readonly CampaignVersion[]>(target, "GET", `/campaigns/${id}/versions`);
  return last
    ? `  ${id} was saved last by ${last.who}, ${new Date(last.at).toISOString()}`
    : `  ${id}: nobody knows who saved it last`;
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
