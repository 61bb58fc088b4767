import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

/** A tag to measure: its script, and how a page tells it that something happened. */
export interface Rival {
  readonly name: string;
  readonly script: string;
  /** Calls `tell("NAME")`. */
  readonly tell: string;
}

// Each as its readme says, with the shortest way to one custom event.
const sources: readonly (readonly [name: string, pinned: string, code: string])[] = [
  [
    "Plausible",
    "@plausible-analytics/tracker@0.4.6",
    `import {init,track} from "@plausible-analytics/tracker";
     init({domain:"shop",endpoint:ENDPOINT,captureOnLocalhost:true,logging:false});globalThis.tell=(name)=>track(name,{})`,
  ],
  [
    "OpenPanel",
    "@openpanel/web@1.4.1",
    `import {OpenPanel} from "@openpanel/web";
     const op=new OpenPanel({apiUrl:ENDPOINT,clientId:"shop",trackScreenViews:true});globalThis.tell=(name)=>op.track(name)`,
  ],
  [
    "Counterscale",
    "@counterscale/tracker@3.4.1",
    `import * as Counterscale from "@counterscale/tracker";
     Counterscale.init({siteId:"shop",reporterUrl:ENDPOINT+"/collect"});globalThis.tell=(name)=>Counterscale.trackPageview({url:"/"+name})`,
  ],
  [
    "Segment",
    "@segment/analytics-next@1.84.3",
    `import {AnalyticsBrowser} from "@segment/analytics-next";
     const host=new URL(ENDPOINT).host;
     const analytics=AnalyticsBrowser.load({writeKey:"shop",cdnSettings:{integrations:{"Segment.io":{apiKey:"shop",apiHost:host+"/v1/peer",protocol:"http"}}}});
     analytics.page();globalThis.tell=(name)=>analytics.track(name)`,
  ],
  [
    "PostHog",
    "posthog-js@1.449.2",
    `import posthog from "posthog-js";
     posthog.init("shop",{api_host:ENDPOINT,disable_compression:true,advanced_disable_flags:true,opt_out_useragent_filter:true,disable_session_recording:true,capture_pageview:"history_change"});
     globalThis.tell=(name)=>posthog.capture(name)`,
  ],
];

/** Fetches the rivals from npm into a folder that is thrown away, and bundles each for a browser. */
export async function buildRivals(
  folder: string,
  endpoint: string,
  wanted?: readonly string[],
): Promise<Rival[]> {
  const peers = sources.filter(([name]) => !wanted || wanted.includes(name));
  if (!peers[0]) return [];
  const names = peers.map(([, pinned]) => pinned);
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder];
  await promisify(execFile)("npm", ["install", ...flags, ...names]);
  return Promise.all(
    peers.map(async ([name, , code]) => {
      const file = path.join(folder, `${name}.js`);
      await writeFile(file, code);
      const { outputFiles } = await build({
        entryPoints: [file],
        bundle: true,
        minify: true,
        format: "iife",
        target: "es2020",
        write: false,
        logLevel: "error",
        define: { ENDPOINT: JSON.stringify(endpoint), "process.env.NODE_ENV": '"production"' },
      });
      return { name, script: outputFiles[0]?.text ?? "", tell: "tell(NAME)" };
    }),
  );
}
