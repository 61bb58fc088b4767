import { Hono } from "hono";
import { type ImportRow } from "#protocol/api.ts";
import { personOf } from "../../tokens/ids.ts";
import { readImport } from "../../census-reader.ts";
import { visitorOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { mount } from "./mount.ts";

/** A shop's event export, taken in as history: no decisions, no jobs, each row once. */
export const imports = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("importRows", async ({ env, site, param, body }) => {
      const file = param("import");
      if (!/^[\w-]{22,64}$/.test(file)) {
        throw new Refusal("bad-request", [{ field: "import", code: "import-name" }]);
      }
      const taken = await Promise.all(
        [...byUser(body.rows)].map(async ([user, rows]) => {
          const visitor = await personOf(env, site, user);
          return visitorOf(env, site, visitor).backfill(site, visitor, file, rows);
        }),
      );
      const sum = taken.reduce((total, count) => total + count, 0);
      return { taken: sum, repeated: body.rows.length - sum };
    }),
  )
  .route(
    "/",
    mount("readImport", ({ env, site, param }) => readImport(env, site, param("import"))),
  );

function byUser(rows: readonly ImportRow[]): ReadonlyMap<string, readonly ImportRow[]> {
  return Map.groupBy(rows, ({ user }) => user);
}
