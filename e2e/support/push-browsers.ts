import type { Page } from "playwright-core";
import { launchChromiumProfile } from "./chromium.ts";
import { startFcmService } from "./fcm-service.ts";
import { launchFirefox } from "./firefox.ts";
import { pushPrefs } from "./firefox-prefs.ts";
import { startDesktop, type Desktop } from "./notifications.ts";
import { startPushService } from "./push-service.ts";

/** A browser that may notify for one shop, with a push service and a desktop of its own. */
export interface PushBrowser {
  readonly desktop: Desktop;
  /** Hosts of endpoints that only exist in this test. */
  readonly pushHosts: readonly string[];
  /** The stand-in for Google's push service, where the browser's endpoints are Google's. */
  readonly pushRoute?: string;
  /** Reaches the push service under whatever address its endpoints have. */
  readonly fetch: (endpoint: string, options: RequestInit) => Promise<Response>;
  /** When the push service took each message, epoch ms. */
  readonly handedOver: () => readonly number[];
  readonly goto: (url: string) => Promise<void>;
  /** The value of an expression in the first tab. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly urls: () => Promise<readonly string[]>;
  /** Lets the push service forget its browsers, so that every address changes. */
  readonly loseSubscriptions?: () => void;
  readonly close: () => Promise<void>;
}

/** Chromium's first tab can also be driven as a person would. */
export interface PushChromium extends PushBrowser {
  readonly page: Page;
  /** What a person's click on "Allow" does, which no headless browser can be shown. */
  readonly allow: () => Promise<void>;
}

export async function launchPushChromium(
  shop: string,
  { allowed = true }: { readonly allowed?: boolean } = {},
): Promise<PushChromium> {
  const desktop = await startDesktop();
  const service = await startFcmService();
  const { context, close } = await launchChromiumProfile({ args: service.flags, env: desktop.env });
  const allow = () => context.grantPermissions(["notifications"], { origin: shop });
  if (allowed) await allow();
  const page = await context.newPage();
  return {
    desktop,
    page,
    allow,
    pushHosts: [],
    pushRoute: service.origin,
    fetch: (endpoint, options) => fetch(service.route(endpoint), options),
    handedOver: () => acceptedIn(service.journal.entries),
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    urls: () => Promise.resolve(context.pages().map((one) => one.url())),
    close: async () => {
      await close();
      await service.close();
      await desktop.close();
    },
  };
}

export async function launchPushFirefox(shop: string): Promise<PushBrowser> {
  const desktop = await startDesktop();
  const service = await startPushService();
  const firefox = await launchFirefox({ prefs: pushPrefs(service.socketUrl), env: desktop.env });
  await firefox.grantNotifications(shop);
  const page = await firefox.newPage();
  return {
    desktop,
    pushHosts: [new URL(service.origin).host],
    fetch,
    handedOver: () => acceptedIn(service.journal.entries),
    goto: page.goto,
    evaluate: page.evaluate,
    urls: firefox.urls,
    loseSubscriptions: service.loseSubscriptions,
    close: async () => {
      await firefox.close();
      await service.close();
      await desktop.close();
    },
  };
}

function acceptedIn(entries: readonly { readonly kind: string }[]): readonly number[] {
  return entries.flatMap((entry) => ("at" in entry ? [Number(entry.at)] : []));
}
