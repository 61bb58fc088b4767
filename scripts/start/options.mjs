// What `npm start` can be told. A wrong flag ends with one line.
import { parseArgs } from "node:util";
import path from "node:path";

const usage = "npm start -- [--port 8787] [--shop-port 8788] [--data DIR] [--time-travel]";

/** Ends the program with one line that says what to do. */
export function quit(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Reads the command line. */
export function options(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string", default: "8787" },
        "shop-port": { type: "string", default: "8788" },
        data: { type: "string", default: ".edgewise" },
        "time-travel": { type: "boolean", default: false },
        "push-host": { type: "string", multiple: true, default: [] },
        "push-route": { type: "string" },
        built: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    quit(`${error.message.split(". ")[0]}. Use: ${usage}`);
  }
  return {
    port: portOf("--port", values.port),
    shopPort: portOf("--shop-port", values["shop-port"]),
    data: path.resolve(values.data),
    timeTravel: values["time-travel"],
    // Push services besides the real ones, for tests on this machine.
    pushHosts: values["push-host"],
    // Where pushes to Google's hosts go instead: to ORIGIN/HOST/PATH, for tests on this machine.
    pushRoute: values["push-route"],
    // Runs what is built already; tests build once.
    built: values.built,
  };
}

function portOf(flag, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    quit(`${flag} must be a port between 1 and 65535, not "${text}".`);
  return port;
}
