import { api, LIVE_PATH } from "#protocol/api.ts";

/** Where an endpoint is. */
interface Target {
  readonly method: string;
  readonly path: string;
}

export const endpoints: Readonly<Record<string, Target>> = Object.fromEntries(
  Object.entries(api).map(([name, { method, path }]) => [name, { method, path }]),
);

export const livePath: string = LIVE_PATH;
