export { ClockObject } from "./clock-object.ts";

interface Local {
  readonly CLOCK: NonNullable<Env["CLOCK"]>;
}

/** `GET /__clock` tells the time, `POST /__clock {"advanceMs": 60000}` moves it. */
export default {
  async fetch(request: Request, env: Local): Promise<Response> {
    const clock = env.CLOCK.getByName("clock");
    if (request.method !== "POST") return Response.json({ now: await clock.now() });
    const body: unknown = await request.json().catch(() => null);
    const ms =
      typeof body === "object" && body !== null && "advanceMs" in body
        ? Number(body.advanceMs)
        : NaN;
    if (!Number.isFinite(ms) || ms < 0) {
      return Response.json(
        { sentence: 'Send {"advanceMs": N} with N at least 0.' },
        { status: 400 },
      );
    }
    return Response.json({ now: await clock.advance(ms) });
  },
} satisfies ExportedHandler<Local>;
