// The simulated shop: an edge of its own, whose clock stands still at the end of its sixty days.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setPriority } from "node:os";
import path from "node:path";
import { startEdge } from "./edge.mjs";

const SITE = "simulated";
const DAYS = 60;
const PEOPLE = 800;

/** Makes the shop when it is asked for, keeps it in the data folder, serves it from then on; a nice one lets others go first. */
export function simulatedShop({
  data,
  secrets,
  shop,
  port,
  people = PEOPLE,
  days = DAYS,
  nice = 0,
}) {
  const folder = path.join(data, SITE);
  const mark = path.join(folder, "done.json");
  /** @type {{ phase: string, share?: number, sentence?: string, dashboard?: string }} */
  let state = { phase: "none" };
  let running = null;
  let work = Promise.resolve();

  function begin() {
    if (state.phase === "building" || state.phase === "ready") return work;
    state = { phase: "building", share: 0 };
    work = (existsSync(mark) ? serve() : make()).catch((error) => {
      process.stderr.write(`simulated shop: ${error.stack}\n`);
      state = {
        phase: "failed",
        sentence: `The simulated shop could not be made: ${error.message}`,
      };
    });
    return work;
  }

  async function serve() {
    const { ownerToken } = JSON.parse(readFileSync(mark, "utf8"));
    const origin = await open([]);
    await show(origin, ownerToken);
  }

  async function make() {
    // What an earlier try has left is half a shop.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { openPostOffice, simulateShop } = await import("../../dist/demo-simulated.mjs");
    const postOffice = await openPostOffice();
    try {
      const origin = await open([postOffice.host]);
      const { ownerToken } = await simulateShop({
        edge: origin,
        shop,
        site: SITE,
        operatorToken: secrets.OPERATOR_TOKEN,
        people,
        days,
        now: Date.now(),
        postOffice,
        moved: (share) => {
          state = { phase: "building", share };
        },
      });
      writeFileSync(mark, `${JSON.stringify({ ownerToken })}\n`, { mode: 0o600 });
      await show(origin, ownerToken);
    } finally {
      await postOffice.close();
    }
  }

  async function open(pushHosts) {
    const chosen = await freePort(port);
    running = await startEdge({
      port: chosen,
      data: folder,
      timeTravel: true,
      pushHosts,
      secrets,
      site: SITE,
      onRestart: () => undefined,
    });
    if (nice > 0) setPriority(running.workerd(), nice);
    return `http://localhost:${chosen}`;
  }

  async function show(origin, token) {
    const { earnedIn } = await import("../../dist/demo-simulated.mjs");
    const told = await earnedIn(origin, SITE, token);
    // Under a name of its own, so that its cookie and the demo shop's are two.
    const dashboard = origin.replace("localhost", "simulated.localhost");
    state = { phase: "ready", dashboard: `${dashboard}/__enter?token=${token}`, ...told };
  }

  return {
    state: () => state,
    begin,
    isMade: () => existsSync(mark),
    close: () => running?.stop(),
  };
}

/** This port if nobody has it, else any. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      wanted === 0 ? reject(error) : freePort(0).then(resolve, reject),
    );
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
