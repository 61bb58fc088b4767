import { Hono } from "hono";

/** 200 once the edge can serve. */
export const health = new Hono<{ Bindings: Env }>().get("/healthz", async (c) => {
  const core = await c.env.ASSETS.fetch(new URL("/tag/core.js", c.req.url));
  await core.body?.cancel();
  return core.ok
    ? c.json({ ok: true })
    : c.json({ ok: false, sentence: "The tag is not built." }, 503);
});
