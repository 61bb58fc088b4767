// The secrets of a local edge: made on the first run, kept beside its data, readable by their owner only.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { quit } from "./options.mjs";

/** Reads the secrets of this data folder, or makes them. */
export function secretsOf(data) {
  const file = path.join(data, "secrets.json");
  try {
    mkdirSync(data, { recursive: true });
    // Where nothing can be written now, nothing could be kept later.
    const probe = path.join(data, "probe");
    writeFileSync(probe, "can be written");
    rmSync(probe);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
    const secrets = {
      EDGEWISE_SECRET: randomBytes(32).toString("base64url"),
      OPERATOR_TOKEN: randomBytes(24).toString("base64url"),
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    return secrets;
  } catch (error) {
    return quit(`Cannot write to ${data} (${error.code ?? error.message}); ${remedy(error.code)}.`);
  }
}

function remedy(code) {
  return code === "ENOSPC"
    ? "make room there, or choose another folder with --data"
    : "choose another folder with --data";
}

/** Remembers something beside the secrets, such as the demo shop's owner token. */
export function remember(data, secrets, more) {
  const all = { ...secrets, ...more };
  writeFileSync(path.join(data, "secrets.json"), `${JSON.stringify(all, null, 2)}\n`, {
    mode: 0o600,
  });
  return all;
}

/** Notes which folder the edge at this port keeps its data in, so that `npm run import` finds it; forgotten by `forget()`. */
export function note(port, data) {
  const folder = path.resolve(import.meta.dirname, "../../.edgewise/running");
  const file = path.join(folder, `${port}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ data }));
  return { forget: () => rmSync(file, { force: true }) };
}
