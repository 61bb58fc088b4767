// Opens the demo shop: creates it at the edge on the first run, then serves its pages on their own origin.
import path from "node:path";
import { startShop } from "../../demo/server.mjs";
import { remember } from "./secrets.mjs";
import { simulatedShop } from "./simulated.mjs";

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
  // Whoever walks through the shop meanwhile must not wait for it.
  const simulated = simulatedShop({ data, secrets, shop: url, port: shopPort + 1, nice: 5 });
  const { tourDesk } = await import("../../dist/demo-tour.mjs");
  const shop = await startShop({
    port: shopPort,
    edge,
    site: SITE,
    folder: pages,
    tour: () =>
      tourDesk({
        edge,
        shop: url,
        site: SITE,
        operatorToken: secrets.OPERATOR_TOKEN,
        heldOutSite: secrets.HELD_OUT_SITE,
        keep: (site) => remember(data, kept, { HELD_OUT_SITE: site }),
        simulated,
      }),
  });
  return {
    url,
    simulated,
    close: () => Promise.all([shop.close(), simulated.close()]),
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
