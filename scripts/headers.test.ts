import { expect, test } from "vitest";
import { headerRules, headersFile } from "./headers.mjs";

test("the dashboard's policy allows nothing unsafe and no frame around it, deployed and on one's own machine", () => {
  const local = headerRules().rules["/dashboard/*"]?.set["Content-Security-Policy"] ?? "";
  for (const policy of [local, headersFile()]) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|nonce-|script-src[^;]*\*/);
  }
});
