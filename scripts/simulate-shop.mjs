// `npm run simulate:shop`: makes the simulated shop that the tour shows, anew; `npm start` serves it.
import { rmSync } from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { options } from "./start/options.mjs";
import { secretsOf } from "./start/secrets.mjs";
import { simulatedShop } from "./start/simulated.mjs";

const { data, shopPort, built } = options(process.argv.slice(2));
const secrets = secretsOf(data);
if (!built) await build();
rmSync(path.join(data, "simulated"), { recursive: true, force: true });
const began = Date.now();
const shop = simulatedShop({ data, secrets, shop: `http://shop.localhost:${shopPort}`, port: 0 });
const seconds = () => Math.round((Date.now() - began) / 1000);
const tick = setInterval(() => {
  const { share = 0 } = shop.state();
  process.stdout.write(`${Math.round(share * 100)} % after ${seconds()} s\n`);
}, 10_000);
await shop.begin();
clearInterval(tick);
const { phase, visits, sentence } = shop.state();
process.stdout.write(
  phase === "ready" ? `${visits} visits in 60 days, made in ${seconds()} s\n` : `${sentence}\n`,
);
await shop.close();
process.exit(phase === "ready" ? 0 : 1);
