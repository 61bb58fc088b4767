import { Hono } from "hono";
import type { StoryView } from "#protocol/story.ts";
import type { DecisionView, ReplayView } from "#protocol/views.ts";
import { latestVisitors } from "../../census-reader.ts";
import { siteOf, visitorOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { moment } from "./moment.ts";
import { mount } from "./mount.ts";

const PAGE = 100;
// After every id: a page that names a moment only begins before it.
const LAST = "f".repeat(64);

function known<T>(found: T | null): T {
  if (found === null) throw new Refusal("unknown-visitor");
  return found;
}

function named(env: Env, site: string, visitor: string): ReturnType<typeof visitorOf> {
  try {
    return visitorOf(env, site, visitor);
  } catch (cause) {
    // 64 hexadecimal digits that are no object's id.
    throw new Refusal("unknown-visitor", undefined, { cause });
  }
}

/** Visitors: who was here, one's story and decisions, export and erasure. */
export const visitors = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readVisitors", async ({ env, site, url }) => {
      const before = moment(url, "before", Number.MAX_SAFE_INTEGER);
      const after = url.searchParams.get("visitor") ?? LAST;
      if (!/^([0-9a-f]{64})$/.test(after)) throw new Refusal("unknown-visitor");
      return latestVisitors(env, site, before, after, PAGE);
    }),
  )
  .route(
    "/",
    mount("readVisitor", async ({ env, site, locale, param }): Promise<StoryView> =>
      known(await named(env, site, param("visitor")).story(site, locale)),
    ),
  )
  .route(
    "/",
    mount("readDecisions", async ({ env, site, locale, param }): Promise<readonly DecisionView[]> =>
      known(await named(env, site, param("visitor")).decisions(site, locale)),
    ),
  )
  .route(
    "/",
    mount("replayVisitor", async ({ env, site, param }): Promise<ReplayView> =>
      known(await named(env, site, param("visitor")).replay(site)),
    ),
  )
  .route(
    "/",
    mount("exportVisitor", async ({ env, site, param }): Promise<unknown> =>
      JSON.parse(known(await named(env, site, param("visitor")).export(site))),
    ),
  )
  .route(
    "/",
    mount("eraseVisitor", async ({ env, site, caller, param }) => {
      if (!(await named(env, site, param("visitor")).erase(site)))
        throw new Refusal("unknown-visitor");
      await siteOf(env, site).note(caller.name, { kind: "visitor-erased", subjects: [] });
      return { erased: true as const };
    }),
  );
