import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

// Of no use anywhere else.
const secrets = { EDGEWISE_SECRET: "only-for-tests", OPERATOR_TOKEN: "operator-for-tests" };

// A decision that takes longer than 800 ms is not shown, and rightly so: on two busy cores the walk would hold against
// the edge what its neighbours cost.
const ALONE = "e2e/walk.e2e.ts";

// A browser may be interrupted at any moment, and an alarm of workerd rings by itself. What only holds at its second try is named at the end of the run.
const retry = 1;

// Half of a run was loading modules anew for each file: here those of one worker share them, and hold in any order.
const shared = { isolate: false, maxWorkers: 2 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
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
          ...shared,
          name: "edge",
          retry,
          include: process.env["RECORD"]
            ? ["edge/test/upgrade/record.ts"]
            : ["edge/test/**/*.test.ts"],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "browser",
          retry,
          env: { TZ: "Europe/Berlin" },
          include: ["{e2e,tracker,push-sw,dashboard}/**/*.e2e.ts"],
          exclude: [ALONE],
          testTimeout: 150_000,
          hookTimeout: 150_000,
          // Browsers wait more than they work: three keep two cores busy for two thirds of the time.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "alone",
          retry,
          env: { TZ: "Europe/Berlin" },
          include: [ALONE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
