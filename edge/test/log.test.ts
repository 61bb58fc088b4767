import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import app from "../worker.ts";
import { logFailure } from "../log.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function logged(): string[] {
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => lines.push(line));
  return lines;
}

test("a failure is one line with its number, its endpoint and its place in the code, and names nobody", async () => {
  const lines = logged();
  const named = "somebody-of-whom-we-keep-quiet";
  const path = `/v1/admin/sites/demo/campaigns/${named}/send`;
  const headers = { Authorization: `Bearer ${env.OPERATOR_TOKEN}`, "CF-Ray": "ray-1" };
  // A deployment without its objects: whatever breaks there is a bug to whoever calls.
  const broken = { ...env, LOCAL_SITE: "demo", CAMPAIGN_SEND: null };
  const answer = await app.request(path, { headers }, broken);
  expect(answer.status).toBe(500);
  expect(answer.headers.get("X-Request-Id")).toBe("ray-1");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    request: "ray-1",
    where: "GET /v1/admin/sites/:site/campaigns/:campaign/send",
  });
  expect(lines[0]).not.toContain(named);
});

test.each([
  [() => JSON.parse('{"email":jane@shop.example}'), "jane"],
  [
    () => {
      throw new Error("No visitor uT1sO9vS3kQ2-visitor-1234567890");
    },
    "uT1sO9",
  ],
])("what an error quotes stays out of the log", (breaks, secret) => {
  const lines = logged();
  try {
    breaks();
  } catch (error) {
    logFailure("alarm", error);
  }
  expect(lines[0]).toContain('"where":"alarm"');
  expect(lines[0]).not.toContain(secret);
});
