/** What Shopify tells a pixel of its visitor's choice. https://shopify.dev/docs/api/web-pixels-api/pixel-privacy */
export interface Privacy {
  readonly analyticsProcessingAllowed: boolean;
  readonly marketingAllowed: boolean;
  readonly preferencesProcessingAllowed: boolean;
  readonly saleOfDataAllowed: boolean;
}

// The sandbox's side: the names that Shopify's documentation gives a custom pixel, each by a message to the page.
const inside = (privacy: Privacy): string => `
  const waiting = new Map(), heard = [], listeners = { event: [], consent: [] };
  let calls = 0;
  const ask = (method, ...args) => new Promise((done) => {
    waiting.set(++calls, done);
    parent.postMessage({ call: calls, method, args }, "*");
  });
  const store = (name) => Object.fromEntries(["getItem", "setItem", "removeItem", "clear", "key", "length"]
    .map((method) => [method, (...args) => ask(name + "." + method, ...args)]));
  addEventListener("message", ({ data }) => {
    if (data.call) return waiting.get(data.call)?.(data.value);
    if (data.consent) return listeners.consent.forEach((hear) => hear({ customerPrivacy: data.consent }));
    heard.push(data.event);
    listeners.event.forEach(([name, hear]) => name === "all_standard_events" || name === data.event.name ? hear(data.event) : 0);
  });
  const analytics = {
    subscribe: async (name, hear) => {
      listeners.event.push([name, hear]);
      // What was said before somebody listened is said again.
      for (const event of heard) if (name === "all_standard_events" || name === event.name) hear(event);
    },
  };
  const browser = {
    cookie: { get: (name) => ask("cookie.get", name), set: (...args) => ask("cookie.set", ...args) },
    localStorage: store("localStorage"), sessionStorage: store("sessionStorage"),
  };
  const init = { context: {}, data: { cart: null, customer: null }, customerPrivacy: ${JSON.stringify(privacy)} };
  const api = { analytics, browser, init, customerPrivacy: {
    subscribe: async (name, hear) => { if (name === "visitorConsentCollected") listeners.consent.push(hear); },
  } };`;

/**
 * A page of Shopify's checkout with one custom pixel: in a frame of an origin of its own, which reaches the page by
 * messages alone. \`publish(EVENT)\` and \`collect(PRIVACY)\` say what Shopify says.
 */
export function checkoutPage(privacy: Privacy, pixel: string): string {
  const frame = `<script>${inside(privacy)}</script><script>${pixel}</script>`;
  const source = JSON.stringify(frame).replaceAll("<", "\\u003c");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Checkout</title><link rel="icon" href="data:,"><body><script>
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts allow-forms";
    frame.srcdoc = ${source};
    addEventListener("message", async ({ data: { call, method, args }, source }) => {
      const [store, name] = method.split(".");
      const given = store === "cookie" ? document.cookie : window[store][name];
      const value = typeof given === "function" ? window[store][name](...args) : given;
      source.postMessage({ call, value }, "*");
    });
    window.publish = (event) => frame.contentWindow.postMessage({ event }, "*");
    window.collect = (consent) => frame.contentWindow.postMessage({ consent }, "*");
    frame.onload = () => { window.isReady = true; };
    document.body.append(frame);
  </script></body></html>`;
}
