import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

// Of no use anywhere else.
const secrets = { EDGEWISE_SECRET: "only-for-tests", OPERATOR_TOKEN: "operator-for-tests" };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          setupFiles: ["./vitest.setup.ts"],
          testTimeout: 30_000,
          env: { TZ: "Europe/Berlin" },
          include: [
            "protocol/**/*.test.ts",
            "edge/domain/**/*.test.ts",
            "edge/channels/**/*.test.ts",
            "bench/**/*.test.ts",
            "scripts/**/*.test.ts",
            "dashboard/**/*.test.ts",
            "tracker/**/*.test.ts",
            "demo/**/*.test.ts",
          ],
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { ...secrets, FLUSHES: process.env["FLUSHES"] ?? "100000" } },
          }),
        ],
        test: {
          name: "edge",
          include: process.env["RECORD"]
            ? ["edge/test/upgrade/record.ts"]
            : ["edge/test/**/*.test.ts"],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "browser",
          env: { TZ: "Europe/Berlin" },
          include: ["{e2e,tracker,push-sw,dashboard}/**/*.e2e.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Two cores, and browsers wait more than they work.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
