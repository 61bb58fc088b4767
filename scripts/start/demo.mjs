// Opens the demo shop: creates it at the edge on the first run, then serves its pages on their own origin.
import path from "node:path";
import { startShop } from "../../demo/server.mjs";
import { remember } from "./secrets.mjs";

const SITE = "demo";
const pages = path.resolve(import.meta.dirname, "../../dist/demo");

/** Creates the shop if this data folder has none, brings its content up to date, serves its pages. */
export async function openDemo({ edge, shopPort, data, secrets }) {
  // Built just now, so it cannot be imported any earlier.
  const { demoSettings, demoUploads } = await import("../../dist/demo-marketing.mjs");
  const url = `http://shop.localhost:${shopPort}`;
  const call = caller(edge, secrets.OPERATOR_TOKEN);
  const created = await call("POST", "/v1/admin/sites", {
    site: SITE,
    settings: demoSettings(url),
  });
  const kept = created.ownerToken
    ? remember(data, secrets, { OWNER_TOKEN: created.ownerToken })
    : secrets;
  if (created.ownerToken) {
    for (const upload of demoUploads(url))
      await call(upload.method, `/v1/admin/sites/${SITE}${upload.path}`, upload.body);
  }
  const shop = await startShop({ port: shopPort, edge, site: SITE, folder: pages });
  return {
    url,
    close: () => shop.close(),
    ownerToken: kept.OWNER_TOKEN,
    operatorToken: secrets.OPERATOR_TOKEN,
    snippet: `<script async src="${edge}/t/${SITE}.js"></script>`,
  };
}

function caller(edge, token) {
  return async (method, route, body) => {
    const response = await fetch(edge + route, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(method !== "GET" && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok && answer.code !== "site-exists") {
      throw new Error(
        `${method} ${route}: ${answer.sentence} ${JSON.stringify(answer.problems ?? [])}`,
      );
    }
    return answer;
  };
}
