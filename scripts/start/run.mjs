// Runs the edge and the demo shop until told to stop.
import { createServer } from "node:net";
import { openDemo } from "./demo.mjs";
import { startEdge } from "./edge.mjs";
import { quit } from "./options.mjs";
import { note, secretsOf } from "./secrets.mjs";

/** Builds, starts, says how to use it; ends with the program. */
export async function run({ port, shopPort, data, timeTravel, pushHosts, pushRoute, built }) {
  await Promise.all([claim(port, "--port"), claim(shopPort, "--shop-port")]);
  const secrets = secretsOf(data);
  if (!built) {
    const { build } = await import("../build.mjs");
    await build();
  }

  const edge = await startEdge({
    port,
    data,
    timeTravel,
    // The phone of the tour lies in the shop's own program.
    pushHosts: [...pushHosts, `127.0.0.1:${shopPort}`],
    pushRoute,
    secrets,
    tour: `http://shop.localhost:${shopPort}/tour`,
    onRestart: (pid) => process.stdout.write(`workerd had died and runs again (process ${pid})\n`),
  });
  const demo = await openDemo({ edge: `http://localhost:${port}`, shopPort, data, secrets });

  const noted = note(port, data);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      noted.forget();
      await Promise.all([demo.close(), edge.stop()]);
      process.exit(0);
    });
  }
  process.stdout.write(`${greeting({ port, demo, timeTravel })}\n`);
  // Made earlier: it is there at once when the tour asks for it.
  if (demo.simulated.isMade()) void demo.simulated.begin();
}

function greeting({ port, demo, timeTravel }) {
  return [
    "ready",
    `  tour        http://localhost:${port}/tour`,
    `  demo shop   ${demo.url}`,
    `  dashboard   http://localhost:${port}/dashboard/`,
    `  sign in     ${demo.ownerToken}`,
    `  operator    ${demo.operatorToken}`,
    `  paste this  ${demo.snippet}`,
    ...(timeTravel
      ? [`  clock       POST http://localhost:${port}/__clock {"advanceMs": 60000}`]
      : []),
    "Ctrl-C stops everything.",
  ].join("\n");
}

/** A taken port is told before anything starts. */
function claim(port, flag) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) =>
      quit(`Port ${port} is taken (${error.code}); choose another with ${flag}.`),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(resolve));
  });
}
