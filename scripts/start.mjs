// `npm start`: installs what is missing, builds, runs the edge on workerd with the demo shop, and keeps it running.
import { options } from "./start/options.mjs";
import { install } from "./start/install.mjs";

const chosen = options(process.argv.slice(2));
install();
// Only now: these need the packages.
const { run } = await import("./start/run.mjs");
await run(chosen);
