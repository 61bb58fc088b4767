import { Hono } from "hono";
import type * as v from "valibot";
import { type AnswerOf, api, type Endpoint } from "#protocol/api.ts";
import { readBody } from "../body.ts";
import { readerOf } from "../reader.ts";
import { admit, type Caller } from "./gate.ts";

const MAX_BODY_BYTES = 8_000_000;

/** One admitted call of the admin API: parsed, allowed, ready to be answered. */
export interface Call<E extends Endpoint> {
  readonly env: Env;
  readonly caller: Caller;
  readonly site: string;
  readonly url: URL;
  /** The reader's language, as its program says. */
  readonly locale: string;
  readonly param: (name: string) => string;
  readonly body: v.InferOutput<(typeof api)[E]["request"]>;
  /** Goes on with work that the answer does not wait for. */
  readonly wait: (work: Promise<unknown>) => void;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<AnswerOf<E>>;

/** Mounts an endpoint as protocol/api.ts declares it. */
export function mount<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
): Hono<{ Bindings: Env }> {
  const { method, path, role, request } = api[endpoint];
  return new Hono<{ Bindings: Env }>().on(method, path, async (c) => {
    const site = c.req.param("site");
    const caller = await admit(c, role ?? "viewer", site);
    const body: v.InferOutput<(typeof api)[E]["request"]> = await readBody(
      c,
      request,
      MAX_BODY_BYTES,
      { form: endpoint },
    );
    const param = (name: string): string => c.req.param(name) ?? "";
    const wait = (work: Promise<unknown>): void => c.executionCtx.waitUntil(work);
    const url = new URL(c.req.url);
    const locale = readerOf(c);
    return c.json(
      await handler({ env: c.env, caller, site: site ?? "", url, locale, param, body, wait }),
    );
  });
}
