import type { IncomingMessage, ServerResponse } from "node:http";
import { Admin } from "./desk/ask.ts";
import { Phone } from "./desk/phone.ts";
import { ShopReader } from "./desk/shop.ts";
import { type Exported, traceOf } from "./desk/told.ts";
import { HeldOutShop } from "./desk/twin.ts";
import type { Simulated } from "./trace.ts";

interface DeskInput {
  readonly edge: string;
  readonly shop: string;
  readonly site: string;
  readonly operatorToken: string;
  /** The id of the shop with the holdout, if this data folder has one; `keep` remembers it. */
  readonly heldOutSite: string | undefined;
  readonly keep: (site: string) => void;
  /** The shop of sixty simulated days, made when somebody first asks for it. */
  readonly simulated: { readonly state: () => Simulated; readonly begin: () => void };
}

const MAX_BYTES = 65_536;
const VISITOR = /^[\w-]{1,64}$/;

/** Answers what the page of the tour asks; no token of the edge ever leaves this program. */
export function tourDesk(around: DeskInput) {
  const { edge, shop, site, simulated } = around;
  const operator = new Admin(edge, around.operatorToken);
  const reader = new ShopReader(operator, site, shop);
  const phone = new Phone({ edge, shop });
  const heldOut = new HeldOutShop({ edge, shop, operator, known: around.heldOutSite });

  const siteOf = async (url: URL) =>
    url.searchParams.get("arm") === "held" ? heldOut.site() : site;

  const exported = (inSite: string, visitor: string) =>
    operator.ask<Exported>("GET", `/v1/admin/sites/${inSite}/visitors/${visitor}/export`);

  /** What to answer; undefined: not a question for this desk. */
  async function answer(method: string, url: URL, body: Buffer): Promise<unknown> {
    const { pathname, searchParams } = url;
    const visitor = searchParams.get("visitor") ?? "";
    const push = /^\/tour\/push\/([0-9a-f]{24})$/.exec(pathname);
    if (push && method === "POST") {
      await phone.arrive(`http://${url.host}${pathname}`, body);
      return {};
    }
    if (pathname === "/tour/simulated") {
      if (method === "POST") simulated.begin();
      return simulated.state();
    }
    if (!VISITOR.test(visitor)) return undefined;
    const inSite = await siteOf(url);
    const question = `${method} ${pathname}`;
    if (question === "GET /tour/trace") {
      const known = await exported(inSite, visitor);
      const facts = await reader.facts();
      const messages = phone.messages(visitor);
      return known && traceOf(known, facts, messages, phone.address, Date.now());
    }
    if (question === "POST /tour/phone") {
      await phone.subscribe(inSite, visitor);
      return {};
    }
    if (question === "POST /tour/tapped")
      return { navigate: await phone.tapped(visitor, searchParams.get("key") ?? "") };
    if (question === "POST /tour/twin") {
      const known = await exported(site, visitor);
      if (!known) return null;
      const twin = await heldOut.twinOf(known);
      around.keep(await heldOut.site());
      return { visitor: twin, site: await heldOut.site() };
    }
    return undefined;
  }

  return {
    /** The tag's shop for this request: the page of the tour says by a cookie which of the two. */
    async siteFor(request: IncomingMessage): Promise<string> {
      const isHeld = /(?:^|; )tour-arm=held(?:;|$)/.test(request.headers.cookie ?? "");
      return isHeld ? heldOut.site() : site;
    },

    /** False: somebody else's request. */
    async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
      if (!url.pathname.startsWith("/tour/")) return false;
      const isPush = url.pathname.startsWith("/tour/push/");
      // Only the page of the tour may ask; a push comes from the edge, not from a browser.
      const from = request.headers["sec-fetch-site"];
      if (!isPush && from !== "same-origin")
        return end(response, 403, { sentence: "Ask from the tour." });
      const answered = await answer(request.method ?? "GET", url, await bodyOf(request));
      if (answered === undefined) return end(response, 404, { sentence: "No such question." });
      return end(response, isPush ? 201 : 200, answered);
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > MAX_BYTES) throw new Error("A question of the tour is short.");
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify(body));
  return true;
}
