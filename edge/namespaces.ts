// What an object answers to is known by its binding: objects call each other through here, and none imports another.
type Stub<N> = N extends DurableObjectNamespace<infer O> ? DurableObjectStub<O> : never;

/** The shop's own object; a shop created for the EU lives there, as its id says. */
export function siteOf(env: Env, site: string): Stub<Env["SITE"]> {
  return within(env, env.SITE, site).getByName(site);
}

export function visitorOf(env: Env, site: string, visitor: string): Stub<Env["VISITOR"]> {
  const namespace = within(env, env.VISITOR, site);
  // Lists name a visitor by its object's id, the tag by the id that the edge issued.
  return /^[0-9a-f]{64}$/.test(visitor)
    ? namespace.get(namespace.idFromString(visitor))
    : namespace.getByName(`${site}/${visitor}`);
}

export function censusOf(env: Env, site: string, shard: number): Stub<Env["CENSUS"]> {
  return within(env, env.CENSUS, site).getByName(`${site}/${shard}`);
}

export function recommenderOf(env: Env, site: string): Stub<Env["RECOMMENDER"]> {
  return within(env, env.RECOMMENDER, site).getByName(site);
}

/** The collective send of one campaign, or of one catalogue's news. */
export function sendOf(env: Env, site: string, name: string): Stub<Env["CAMPAIGN_SEND"]> {
  return within(env, env.CAMPAIGN_SEND, site).getByName(`${site}/${name}`);
}

function within<T extends Rpc.DurableObjectBranded>(
  env: Env,
  namespace: DurableObjectNamespace<T>,
  site: string,
): DurableObjectNamespace<T> {
  // Workers on one's own machine know no jurisdictions.
  return site.endsWith("-eu") && env.LOCAL_SITE === undefined
    ? namespace.jurisdiction("eu")
    : namespace;
}
