import { Hono } from "hono";
import { dwellSecondsOf, type TagPush, type TagSettings } from "#protocol/tag.ts";
import { PRESENT_MS } from "#protocol/wire.ts";
import { isSite } from "../tokens/ids.ts";
import { Refusal } from "../refusal.ts";
import { viewOf, type View } from "../published/view.ts";

// Built together with the Worker, so it never changes while the Worker lives.
let built: Built | undefined;

interface Built {
  readonly code: string;
  /** Tells one build from another. */
  readonly digest: string;
}

/** The tag and the shop's settings in one file, and what push needs in another: `<script async src="https://EDGE/t/SITE.js">`. */
export const tag = new Hono<{ Bindings: Env }>().get("/t/:file", async (c) => {
  const file = c.req.param("file");
  const site = file.replace(/\.(js|json)$/, "");
  const view = (await isSite(c.env, site))
    ? await viewOf(c.env, site, (work) => c.executionCtx.waitUntil(work))
    : null;
  if (!view) throw new Refusal("unknown-site");

  c.header("Access-Control-Allow-Origin", "*");
  if (file.endsWith(".json")) {
    const { pushKey, settings } = view.snapshot;
    return c.json({ pushKey, pushWorker: settings.pushWorker } satisfies TagPush);
  }
  built ??= await readBuilt(c.env, c.req.url);
  const etag = `"${view.snapshot.version}-${built.digest}"`;
  c.header("Cache-Control", "public, max-age=60, stale-while-revalidate=86400");
  c.header("ETag", etag);
  if (c.req.header("if-none-match") === etag) return c.body(null, 304);
  const settings = settingsOf(view, new URL(c.req.url).origin);
  return c.body(
    built.code.replace("__EDGEWISE_SETTINGS__", () => inline(settings)),
    200,
    {
      "Content-Type": "text/javascript; charset=utf-8",
    },
  );
});

function settingsOf({ snapshot }: View, edge: string): TagSettings {
  const { settings } = snapshot;
  const dwellSeconds = dwellSecondsOf(snapshot.campaigns);
  const presentMs = settings.abandonedAfterSeconds.cart * 750;
  return {
    site: snapshot.site,
    edge,
    consent: settings.consent,
    theme: settings.theme,
    ...(settings.slots && { slots: settings.slots }),
    ...(settings.searchParameter !== undefined && { searchParameter: settings.searchParameter }),
    ...(dwellSeconds.length > 0 && { dwellSeconds }),
    // Sooner than the tag does by itself, so that whoever reads on is never taken for gone.
    ...(presentMs < PRESENT_MS && { presentMs }),
  };
}

/** JSON that is also a safe JavaScript literal. */
function inline(settings: TagSettings): string {
  return JSON.stringify(settings)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

async function readBuilt(env: Env, url: string): Promise<Built> {
  const answer = await env.ASSETS.fetch(new URL("/tag/core.js", url));
  if (!answer.ok) throw new Error("The tag was not built: run npm run build.");
  const code = await answer.text();
  const bytes = new Uint8Array(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code)),
  );
  return { code, digest: Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16)).join("") };
}
