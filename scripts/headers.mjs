// The response headers of static files, once: as Cloudflare's `_headers` file and as miniflare's rules.

const DASHBOARD_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' https: http: data:",
  "font-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

// Banners are drawn there to be looked at: nothing may be fetched, sent or framed elsewhere.
const PREVIEW_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: http: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const rules = {
  // The name holds the content's hash.
  "/p/*": {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=31536000, immutable",
  },
  "/sw.js": {
    "Cache-Control": "public, max-age=300",
    "Cross-Origin-Resource-Policy": "cross-origin",
  },
  "/preview/*": {
    "Content-Security-Policy": PREVIEW_CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  },
  "/dashboard/*": {
    "Content-Security-Policy": DASHBOARD_CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  },
};

/** For `wrangler deploy`. */
export function headersFile() {
  return Object.entries(rules)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join(
        "\n",
      ),
    )
    .join("\n");
}

/** For miniflare, which does not read the file. */
export function headerRules() {
  return {
    version: 2,
    rules: Object.fromEntries(Object.entries(rules).map(([path, set]) => [path, { set }])),
  };
}
