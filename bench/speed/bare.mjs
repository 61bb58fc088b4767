// The yardstick: the least that a Worker with an object and a database can do.
import { DurableObject } from "cloudflare:workers";

export class Bare extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS log(id INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    );
  }

  insert(json) {
    this.ctx.storage.sql.exec("INSERT INTO log(json) VALUES (?)", json);
  }
}

// oxlint-disable-next-line import/no-default-export -- Workers start here.
export default {
  async fetch(request, env) {
    const json = await request.text();
    await env.BARE.getByName(JSON.parse(json).tab).insert(json);
    return Response.json({ ok: true });
  },
};
