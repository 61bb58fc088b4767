import { ORIGIN } from "./shop.ts";

export const FEED = "https://feeds.example/shop.xml";

/** A web server that has one feed, with its calls. */
export function serve(body: () => BodyInit, headers: Record<string, string> = {}) {
  const calls: Request[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https://feeds.example/")) return real(input, init);
    calls.push(request);
    const isSame = headers["etag"] && request.headers.get("if-none-match") === headers["etag"];
    return Promise.resolve(
      isSame ? new Response(null, { status: 304 }) : new Response(body(), { headers }),
    );
  };
  return { calls, stop: () => (globalThis.fetch = real) };
}

/** A feed as tab-separated text. */
export function table(products: readonly (readonly [id: string, price: string])[]): string {
  const rows = products.map(
    ([id, price]) => `${id}\tProduct ${id}\t${ORIGIN}/p/${id}\t${price}\tin_stock`,
  );
  return ["id\ttitle\tlink\tprice\tavailability", ...rows, ""].join("\n");
}
