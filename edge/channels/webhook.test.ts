import { expect, test } from "vitest";
import { sendWebhook } from "./webhook.ts";

const never = () => Promise.reject(new Error("This address must not be called."));
const delivery = { secret: "s", key: "k", body: "{}" };

test.each([
  "http://shop.example/hook",
  "https://127.0.0.1/hook",
  "https://2130706433/hook",
  "https://0x7f.1/hook",
  "https://10.0.0.7/hook",
  "https://169.254.169.254/latest/meta-data",
  "https://93.184.216.34/hook",
  "https://[::1]/hook",
  "https://[fd00::1]/hook",
  "https://localhost/hook",
  "https://localhost./hook",
  "https://shop.localhost/hook",
  "https://printer.local/hook",
  "https://db.internal/hook",
  "https://intranet/hook",
  "https://user:secret@shop.example/hook",
  "javascript:alert(1)",
  "nonsense",
])("never calls %s", async (url) => {
  const outcome = await sendWebhook({ ...delivery, url }, { fetch: never, now: 0 });
  expect(outcome).toEqual({ kind: "refused", reason: "url" });
});
