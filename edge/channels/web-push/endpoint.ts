/** The push services of today's browsers; a leading dot stands for any host below it. */
const HOSTS = [
  "fcm.googleapis.com",
  // Where Chromium's newest registrations point.
  "jmt17.google.com",
  ".push.services.mozilla.com",
  ".notify.windows.com",
  "web.push.apple.com",
];

/**
 * Whether a push may go to this address: it comes from a browser, and nobody shall make the edge
 * call an address of theirs. `extraHosts` ("host:port", any scheme) are for tests and local use.
 */
export function isPushEndpoint(endpoint: string, extraHosts: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username || url.password) return false;
  if (extraHosts.includes(url.host)) return true;
  return (
    url.protocol === "https:" &&
    url.port === "" &&
    HOSTS.some((host) => (host.startsWith(".") ? url.hostname.endsWith(host) : url.host === host))
  );
}
