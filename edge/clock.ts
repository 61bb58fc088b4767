/** Now, epoch ms: the only place where time enters. */
export function now(env: Env): number | Promise<number> {
  return env.CLOCK ? env.CLOCK.getByName("clock").now() : Date.now();
}

/** An object that sleeps until something is due. */
export interface Sleeper {
  readonly kind: "VISITOR" | "CENSUS" | "RECOMMENDER" | "SITE" | "CAMPAIGN_SEND";
  readonly ctx: DurableObjectState;
  readonly env: Env;
}

/** Sets the object's one alarm; a moved clock also keeps a list of who sleeps until when. */
export async function wakeAt({ kind, ctx, env }: Sleeper, at: number): Promise<void> {
  if (env.CLOCK) {
    await env.CLOCK.getByName("clock").sleep(kind, ctx.id.toString(), at);
  } else {
    await ctx.storage.setAlarm(at);
  }
}
