export { ClockObject } from "./clock-object.ts";

interface Local {
  readonly CLOCK: NonNullable<Env["CLOCK"]>;
}

/**
 * `GET /__enter?token=…` signs a browser in, for links of programs on this machine;
 * `GET /__clock` tells the time, `POST /__clock {"advanceMs": 60000}` moves it,
 * `POST /__clock {"stopAtMs": 1792368000000}` lets it stand still at a moment, after all that is due until then.
 */
export default {
  async fetch(request: Request, env: Local): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/__enter") return signedIn(searchParams.get("token") ?? "");
    const clock = env.CLOCK.getByName("clock");
    if (request.method !== "POST") return Response.json({ now: await clock.now() });
    const body: unknown = await request.json().catch(() => null);
    const at = amount(body, "stopAtMs");
    if (at !== null) return Response.json({ now: await clock.stopAt(at) });
    const ms = amount(body, "advanceMs");
    if (ms !== null) return Response.json({ now: await clock.advance(ms) });
    return Response.json(
      { sentence: 'Send {"advanceMs": N} or {"stopAtMs": N} with N at least 0.' },
      { status: 400 },
    );
  },
} satisfies ExportedHandler<Local>;

/** The same cookie that signing in by hand sets. */
function signedIn(token: string): Response {
  const isToken = /^[\w.-]{1,200}$/.test(token);
  if (!isToken) return Response.json({ sentence: "This token opens no shop." }, { status: 400 });
  const cookie = `edgewise=${token}; Path=/v1/admin; HttpOnly; SameSite=Strict; Max-Age=2592000`;
  return new Response(null, {
    status: 302,
    headers: { Location: "/dashboard/", "Set-Cookie": cookie },
  });
}

function amount(body: unknown, name: string): number | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
