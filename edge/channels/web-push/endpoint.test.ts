import { expect, test } from "vitest";
import { isPushEndpoint } from "./endpoint.ts";

test.each([
  "https://fcm.googleapis.com/fcm/send/abc",
  "https://jmt17.google.com/fcm/send/abc",
  "https://updates.push.services.mozilla.com/wpush/v2/abc",
  "https://wns2-am3p.notify.windows.com/w/?token=abc",
  "https://web.push.apple.com/abc",
])("writes to %s", (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
});

test.each([
  "http://fcm.googleapis.com/fcm/send/abc",
  "https://fcm.googleapis.com:8443/fcm/send/abc",
  "https://user@fcm.googleapis.com/fcm/send/abc",
  "https://fcm.googleapis.com.evil.example/abc",
  "https://evil.example/fcm.googleapis.com",
  "https://evil.fcm.googleapis.com/abc",
  "https://push.services.mozilla.com.evil.example/abc",
  "https://evilpush.services.mozilla.com/abc",
  "https://127.0.0.1/abc",
  "http://127.0.0.1:9999/abc",
  "https://[::1]/abc",
  "file:///etc/passwd",
  "nonsense",
])("never writes to %s", (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
});

test("writes to a host that local use adds, with just that port", () => {
  expect(isPushEndpoint("http://127.0.0.1:9999/abc", ["127.0.0.1:9999"])).toBe(true);
  expect(isPushEndpoint("http://127.0.0.1:9998/abc", ["127.0.0.1:9999"])).toBe(false);
});
