// The shop's own worker: pages that were seen still open without a network.
const cacheName = "paceward-1";
const atMost = 80;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.add("/offline"))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(
    new URL(request.url).pathname.startsWith("/assets/") ? cacheFirst(event) : networkFirst(event),
  );
});

async function cacheFirst(event) {
  return (await caches.match(event.request)) ?? networkFirst(event);
}

async function networkFirst(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(keep(request, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    if (request.mode === "navigate") return (await caches.match("/offline")) ?? Response.error();
    throw error;
  }
}

async function keep(request, response) {
  const cache = await caches.open(cacheName);
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(
    kept
      .filter(({ url }) => !url.endsWith("/offline"))
      .slice(0, Math.max(0, kept.length - atMost))
      .map((old) => cache.delete(old)),
  );
}
