const SIGNS =
  /bot\b|crawl|spider|slurp|headlesschrome|lighthouse|pagespeed|preview|facebookexternalhit|embedly|pingdom|uptime|curl\/|wget\/|python-|java\/|go-http-client|scrapy|phantomjs/i;

/** Whether a program, not a person, loads the page: no object is made for it. */
export function isBot(request: Request): boolean {
  const agent = request.headers.get("user-agent") ?? "";
  const cf: unknown = request.cf;
  const verified =
    typeof cf === "object" && cf !== null && "verifiedBotCategory" in cf && cf.verifiedBotCategory;
  return agent === "" || Boolean(verified) || SIGNS.test(agent);
}
