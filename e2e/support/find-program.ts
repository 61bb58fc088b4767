import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The program an environment variable names, or the first of these on the PATH. */
export function findProgram(variable: string, names: readonly string[]): string {
  const named = process.env[variable];
  if (named) return named;
  const found = findInPath(names);
  if (!found) throw new Error(`Install ${names[0]}, or set ${variable} to its path.`);
  return found;
}

/** The first of these programs that is on the PATH. */
export function findInPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: the next place may have it.
    return false;
  }
}
