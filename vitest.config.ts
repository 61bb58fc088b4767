import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Of no use anywhere else.
const secrets = { EDGEWISE_SECRET: "only-for-tests", OPERATOR_TOKEN: "operator-for-tests" };

// A decision that takes longer than 800 ms is not shown, and rightly so, a push is due within a second, and none leaves once a
// purchase is in: on two busy cores these would hold against the edge what their neighbours cost.
const ALONE = ["e2e/walk.e2e.ts", "e2e/on-time.e2e.ts", "e2e/journey-kills.e2e.ts"];

// A browser may be interrupted at any moment, and an alarm of workerd rings by itself. What only holds at its second try is named at the end of the run.
const retry = 1;

// Half of a run was loading modules anew for each file: here those of one worker share them, and hold in any order.
const shared = { isolate: false, maxWorkers: 2 };

// Those that take a minute or more, the longest first: begun late, one of them would go on alone on two cores.
const LONG = [
  "tracker/e2e/banner-kinds",
  "dashboard/e2e/looks",
  "e2e/journey-push",
  "e2e/import",
  "dashboard/e2e/set-up",
  "tracker/e2e/tab",
  "tracker/e2e/reader",
  "tracker/e2e/exit",
  "e2e/push-consequences",
  "e2e/tour",
];

function place({ moduleId }: TestSpecification): number {
  const index = LONG.findIndex((name) => moduleId.endsWith(`/${name}.e2e.ts`));
  return index < 0 ? LONG.length : index;
}

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Vitest's own order, by project and what is known
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
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
          // The first hook of a worker waits until all of the edge is loaded.
          hookTimeout: 60_000,
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
          exclude: ALONE,
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
          include: ALONE,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
