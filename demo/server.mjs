import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

/** The address that the built pages carry; see pages/json-ld.ts. */
const builtOrigin = "http://shop.localhost:8788";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * Opens the demo shop at its own origin; without an edge its pages carry no tag.
 *
 * @param {object} options
 * @param {number} options.port 0 takes a free one
 * @param {string} [options.edge] origin of the edge, such as `http://127.0.0.1:8787`
 * @param {string} [options.site] the shop's id at the edge
 * @param {string} options.folder what build.ts wrote
 * @param {readonly { code: string, percent: number }[]} [options.coupons] the codes that the checkout accepts
 * @param {(url: string) => object} [options.tour] makes the desk that answers the tour's questions
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startShop({ port, edge = "", site = "demo", folder, coupons = [], tour }) {
  const root = path.resolve(folder);
  let url = "";
  let desk;
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      process.stderr.write(`shop: ${error.stack}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request, response) {
    const host = new URL(`http://${request.headers.host ?? "nobody"}`).hostname;
    if (!["shop.localhost", "localhost", "127.0.0.1"].includes(host))
      return end(response, 421, "Not this shop.\n");
    const { pathname } = new URL(request.url ?? "/", url);
    if (await desk?.handle(request, response)) return;
    if (request.method === "POST" && pathname === "/coupon") return redeem(request, response);
    if (request.method !== "GET" && request.method !== "HEAD")
      return end(response, 405, "", { allow: "GET, HEAD" });
    const found = await find(pathname);
    const file = found ?? (await find("/404"));
    if (!file) return end(response, 404, "Nothing here.\n");
    send(request, response, file, found ? 200 : 404, (await desk?.siteFor(request)) ?? site);
  }

  async function find(pathname) {
    let name;
    try {
      name = decodeURIComponent(pathname);
    } catch {
      // A malformed escape names no file.
      return undefined;
    }
    if (name.includes("\0")) return undefined;
    for (const candidate of [name, `${name}.html`, path.join(name, "index.html")]) {
      const full = path.join(root, candidate);
      if (!full.startsWith(root + path.sep)) continue;
      try {
        return { name: full, content: await readFile(full) };
      } catch (error) {
        if (!["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) throw error;
      }
    }
    return undefined;
  }

  function send(request, response, { name, content }, status, inSite) {
    const extension = path.extname(name);
    const nonce = randomBytes(16).toString("base64");
    const body =
      extension === ".svg"
        ? content
        : Buffer.from(filled(name, content.toString("utf8"), nonce, inSite));
    const headers = {
      "content-type": types[extension] ?? "application/octet-stream",
      "content-security-policy": policy(nonce, edge, path.basename(name) === "tour.html"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cache-control": caching(name, extension),
    };
    if (extension !== ".html") {
      headers.etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
      if (request.headers["if-none-match"] === headers.etag) return end(response, 304, "", headers);
    }
    end(response, status, request.method === "HEAD" ? "" : body, headers);
  }

  function filled(name, text, nonce, inSite) {
    const tag = edge ? `<script async src="${edge}/t/${inSite}.js" nonce="${nonce}"></script>` : "";
    if (path.basename(name) === "edgewise-sw.js") return text.replace("EDGE", edge);
    return text.replace("<!--tag-->", tag).replaceAll(builtOrigin, url);
  }

  async function redeem(request, response) {
    let text = "";
    for await (const chunk of request) {
      text += chunk;
      if (text.length > 1000) return end(response, 413, "{}");
    }
    const coupon = coupons.find(({ code }) => code === codeIn(text));
    end(response, coupon ? 200 : 404, JSON.stringify(coupon ?? { reason: "unknown" }), {
      "content-type": types[".json"],
    });
  }

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  url = `http://shop.localhost:${server.address().port}`;
  desk = tour?.(url);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function codeIn(text) {
  try {
    return JSON.parse(text).code;
  } catch {
    // Not JSON: no code.
    return undefined;
  }
}

/** What the page may load: itself and the edge, nothing written into the page without the nonce. */
function policy(nonce, edge, isTour) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' ${edge}`,
    `connect-src 'self' ${edge}`,
    `img-src 'self' data: ${edge}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    // A push leads through the edge back to the shop.
    ...(isTour ? [`frame-src 'self' ${edge}`] : []),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ]
    .map((rule) => rule.trim())
    .join("; ");
}

function caching(name, extension) {
  if (path.basename(path.dirname(name)) === "assets") return "public, max-age=31536000, immutable";
  // "no-store" would keep the page out of the back-forward cache.
  if (extension === ".html" || path.basename(name).endsWith("sw.js")) return "no-cache";
  return "public, max-age=300";
}

function end(response, status, body, headers = {}) {
  response.writeHead(status, headers);
  response.end(body);
}
