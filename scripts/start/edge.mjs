// The edge on an embedded workerd: started, watched, started again when it dies, never left behind.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { headerRules } from "../headers.mjs";
import { described } from "./described.mjs";
import { isAlive, workerds } from "./processes.mjs";

// An `import` would read all of it twice, once only to find what it exports.
const { fetch, Log, LogLevel, Miniflare, Request } = createRequire(import.meta.url)("miniflare");

const root = path.resolve(import.meta.dirname, "../..");
const CHECK_MS = 500;

/** Starts the edge; `stop()` ends it, `onRestart` hears of every restart. `direct` opens the Worker's own door too, past miniflare's. */
export async function startEdge({
  port,
  data,
  timeTravel,
  pushHosts,
  pushRoute,
  secrets,
  onRestart,
  direct = false,
  site = "demo",
  tour,
}) {
  const around = { port, data, timeTravel, pushHosts, pushRoute, secrets, site, tour };
  const config = await workerConfig(around);
  if (direct) config.workers[0].unsafeDirectSockets = [{ host: "127.0.0.1", port: 0 }];
  let running = await launch(config);
  let stopping = false;

  const watch = setInterval(async () => {
    if (stopping || isAlive(running.workerd)) return;
    stopping = true;
    running.guard.kill();
    await running.miniflare.dispose().catch(() => {
      // It is dead already; that is why we are here.
    });
    running = await relaunch(config);
    stopping = false;
    onRestart(running.workerd);
  }, CHECK_MS);

  return {
    workerd: () => running.workerd,
    address: async () => String(await running.miniflare.unsafeGetDirectURL("edgewise")),
    async stop() {
      stopping = true;
      clearInterval(watch);
      await running.miniflare.dispose();
      running.guard.kill();
    },
  };
}

/** Launches until it succeeds: what kills a running workerd may kill one that is just starting. */
async function relaunch(config) {
  for (;;) {
    try {
      return await launch(config);
    } catch (error) {
      process.stderr.write(`workerd did not start (${error.message}); trying again\n`);
      await sleep(CHECK_MS);
    }
  }
}

async function launch(config) {
  const before = new Set(workerds());
  const miniflare = new Miniflare(config);
  try {
    await miniflare.ready;
  } catch (error) {
    await miniflare.dispose().catch(() => {
      // What never ran cannot be ended.
    });
    throw error;
  }
  const workerd = workerds().find((pid) => !before.has(pid));
  return { miniflare, workerd, guard: guard(workerd) };
}

async function workerConfig({ port, data, timeTravel, pushHosts, pushRoute, secrets, site, tour }) {
  const workerOptions = await described();
  const main = {
    ...workerOptions,
    name: "edgewise",
    modules: true,
    modulesRoot: path.join(root, "dist/edge"),
    scriptPath: path.join(root, "dist/edge/worker.mjs"),
    bindings: {
      ...workerOptions.bindings,
      EDGEWISE_SECRET: secrets.EDGEWISE_SECRET,
      OPERATOR_TOKEN: secrets.OPERATOR_TOKEN,
      LOCAL_SITE: site,
      LOCAL_PUSH_HOSTS: pushHosts.join(","),
    },
    assets: {
      ...workerOptions.assets,
      assetConfig: { ...workerOptions.assets.assetConfig, headers: headerRules() },
    },
  };
  if (site !== "demo") main.ratelimits = unlimited(main.ratelimits);
  if (pushRoute) main.outboundService = outbound(pushRoute);
  const clock = {
    name: "clock",
    modules: true,
    modulesRoot: path.join(root, "dist/edge"),
    scriptPath: path.join(root, "dist/edge/clock.mjs"),
    compatibilityDate: main.compatibilityDate,
    routes: ["*/__clock", "*/__enter*"],
    durableObjects: {
      CLOCK: { className: "ClockObject", useSQLite: true },
      VISITOR: { className: "Visitor", scriptName: "edgewise", useSQLite: true },
      CENSUS: { className: "Census", scriptName: "edgewise", useSQLite: true },
      RECOMMENDER: { className: "Recommender", scriptName: "edgewise", useSQLite: true },
      SITE: { className: "Site", scriptName: "edgewise", useSQLite: true },
      CAMPAIGN_SEND: { className: "CampaignSend", scriptName: "edgewise", useSQLite: true },
    },
  };
  if (timeTravel)
    main.durableObjects = {
      ...main.durableObjects,
      CLOCK: { className: "ClockObject", scriptName: "clock", useSQLite: true },
    };
  return {
    host: "127.0.0.1",
    port,
    cf: false,
    defaultPersistRoot: path.join(data, "state"),
    log: new Log(LogLevel.ERROR),
    workers: [main, ...(timeTravel ? [clock] : []), ...(tour ? [signpost(tour)] : [])],
  };
}

/** `/tour` of a local edge leads to the shop's origin, where the tour is at home; nothing of it is deployed. */
function signpost(tour) {
  return {
    name: "tour",
    modules: true,
    script: `export default { fetch: () => Response.redirect(${JSON.stringify(tour)}, 302) };`,
    routes: ["*/tour"],
  };
}

/** Sixty days in a minute are no attack. */
function unlimited(limits) {
  return Object.fromEntries(
    Object.keys(limits).map((name) => [name, { simple: { limit: 1e9, period: 60 } }]),
  );
}

const GOOGLE = new Set(["fcm.googleapis.com", "jmt17.google.com"]);

/** Sends what is meant for Google's push service to a stand-in. */
function outbound(origin) {
  return (request) => {
    const { host, pathname } = new URL(request.url);
    return GOOGLE.has(host)
      ? fetch(new Request(`${origin}/${host}${pathname}`, request))
      : fetch(request);
  };
}

/** Ends workerd when this program dies, however it dies: the pipe closes, the shell goes on to kill. */
function guard(pid) {
  const shell = spawn("/bin/sh", ["-c", `read -r _; kill -9 ${pid} 2>/dev/null`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  shell.unref();
  return shell;
}
