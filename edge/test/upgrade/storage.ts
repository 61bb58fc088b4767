import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";

type Cell = string | number | null | { readonly blob: string };

/** One object as it lies on disk. */
export interface StoredObject {
  readonly binding: string;
  readonly name: string;
  readonly alarm: number | null;
  readonly tables: readonly {
    readonly sql: string;
    readonly name: string;
    readonly rows: readonly (readonly Cell[])[];
  }[];
}

/** Everything that a deployment has stored. */
export interface Stored {
  readonly objects: readonly StoredObject[];
  /** By key; bytes as base64. */
  readonly values: Readonly<Record<string, string>>;
}

/** What these objects and the key-value store hold now. */
export async function dumped(
  names: readonly Pick<StoredObject, "binding" | "name">[],
): Promise<Stored> {
  const objects: StoredObject[] = [];
  for (const { binding, name } of names) {
    objects.push(
      await within(binding, name, async (storage) => ({
        binding,
        name,
        alarm: await storage.getAlarm(),
        tables: tablesOf(storage.sql),
      })),
    );
  }
  const values: Record<string, string> = {};
  for (const { name } of (await env.SNAPSHOTS.list()).keys) {
    const bytes = await env.SNAPSHOTS.get(name, "arrayBuffer");
    if (bytes) values[name] = base64(bytes);
  }
  return { objects, values };
}

/** Puts everything back as it lay on disk; the objects must begin anew to see it. */
export async function restore({ objects, values }: Stored): Promise<void> {
  for (const { binding, name, alarm, tables } of objects) {
    await within(binding, name, async (storage) => {
      for (const { sql, name: table, rows } of tables) {
        storage.sql.exec(`DROP TABLE IF EXISTS "${table}"`);
        storage.sql.exec(sql);
        for (const row of rows) {
          const marks = row.map(() => "?").join(", ");
          storage.sql.exec(`INSERT INTO "${table}" VALUES (${marks})`, ...row.map(bound));
        }
      }
      if (alarm !== null) await storage.setAlarm(alarm);
    });
  }
  for (const [name, text] of Object.entries(values)) await env.SNAPSHOTS.put(name, bytesOf(text));
}

function within<T>(
  binding: string,
  name: string,
  work: (storage: DurableObjectStorage) => Promise<T>,
): Promise<T> {
  const { SITE, VISITOR, CENSUS, RECOMMENDER } = env;
  const run = <O extends Rpc.DurableObjectBranded>(namespace: DurableObjectNamespace<O>) =>
    runInDurableObject(namespace.getByName(name), (_, { storage }) => work(storage));
  switch (binding) {
    case "SITE":
      return run(SITE);
    case "VISITOR":
      return run(VISITOR);
    case "CENSUS":
      return run(CENSUS);
    case "RECOMMENDER":
      return run(RECOMMENDER);
    default:
      throw new Error(`There are no objects at ${binding}`);
  }
}

function tablesOf(sql: SqlStorage): StoredObject["tables"] {
  const tables = sql.exec<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  );
  return tables.toArray().map((table) => ({
    ...table,
    rows: [...sql.exec(`SELECT * FROM "${table.name}"`).raw()].map((row) => row.map(cell)),
  }));
}

function cell(value: SqlStorageValue): Cell {
  return value instanceof ArrayBuffer ? { blob: base64(value) } : value;
}

function bound(value: Cell): SqlStorageValue {
  return typeof value === "object" && value !== null ? bytesOf(value.blob) : value;
}

function base64(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}
