import type { WorkerFileView } from "#protocol/views.ts";
import { download } from "./channels/download.ts";
import { workerFile } from "./domain/worker-file.ts";

const TIMEOUT_MS = 5000;
const MOST_LETTERS = 100_000;

/** Fetches the file that a shop's browsers would get, and looks whether it is the right one. */
export async function checkWorker(
  env: Env,
  site: string,
  edge: string,
  address: string,
): Promise<WorkerFileView> {
  const url = new URL(address);
  const isLocal = env.LOCAL_SITE === site;
  // Names under .localhost are known to browsers only.
  if (isLocal && url.hostname.endsWith(".localhost")) url.hostname = "localhost";
  const answer = await download(url.href, {
    timeoutMs: TIMEOUT_MS,
    extraHosts: isLocal ? [url.host] : [],
  });
  if (answer.kind !== "body") {
    const outcome = answer.kind === "bad-status" ? "missing" : "unreachable";
    return { url: address, outcome };
  }
  let text = "";
  for await (const piece of answer.pieces) {
    text += piece;
    if (text.length > MOST_LETTERS) break;
  }
  return { url: address, outcome: workerFile(text, edge) };
}
