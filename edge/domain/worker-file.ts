import type { WorkerFileView } from "#protocol/views.ts";

/** What a shop's worker file says: whether it fetches the push worker, and from this edge. */
export function workerFile(text: string, edge: string): WorkerFileView["outcome"] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "$1");
  const scripts = [...code.matchAll(/importScripts\s*\(([^)]*)\)/g)].map(([, list = ""]) => list);
  const named = scripts.flatMap((list) => [...list.matchAll(/["'`]([^"'`]+)["'`]/g)]);
  const workers = named.map(([, url = ""]) => url).filter((url) => url.endsWith("/sw.js"));
  if (workers.includes(`${edge}/sw.js`)) return "right";
  return workers.length > 0 ? "other-edge" : "not-ours";
}
