import type { SettingsInput } from "#protocol/site.ts";
import type { CreatedSite, OrderSourceView } from "#protocol/views.ts";
import { demoPersonas } from "../marketing/personas.ts";
import { catalogueUpload } from "../upload.ts";
import { ALL } from "./book.ts";
import { Cashier } from "./cashier.ts";
import { EdgeClock } from "./clock.ts";
import { lastEvening } from "./last-evening.ts";
import { simulatedCampaigns, simulatedSettings } from "./marketing.ts";
import type { PostOffice } from "./post-office.ts";
import { Shopper } from "./shopper.ts";
import { Street } from "./street.ts";

export { earnedIn } from "./earned.ts";
export { openPostOffice } from "./post-office.ts";

const DAY_MS = 86_400_000;
const WINDOW_MS = 7 * DAY_MS;

interface Plan {
  readonly edge: string;
  readonly shop: string;
  readonly site: string;
  readonly operatorToken: string;
  readonly people: number;
  readonly days: number;
  /** Its last evening lies before this moment, epoch ms. */
  readonly now: number;
  readonly postOffice: PostOffice;
  /** Hears how far it is, 0 to 1. */
  readonly moved: (share: number) => void;
}

/** Fills a shop by letting people live in it, through the same doors as real ones; answers its owner's token. */
export async function simulateShop(plan: Plan): Promise<{ ownerToken: string }> {
  const { edge, shop, site, days, postOffice, people } = plan;
  const settings: SettingsInput = { ...simulatedSettings(shop), simulated: { days, truth: {} } };
  const until = lastEvening(plan.now, settings.timeZone);
  const from = until - days * DAY_MS;
  const clock = new EdgeClock(edge);
  await clock.moveTo(from);
  const call = caller(plan);
  const { ownerToken } = await call<CreatedSite>("POST", "/v1/admin/sites", { site, settings });
  const here = `/v1/admin/sites/${site}`;
  await call("POST", `${here}/catalogue`, catalogueUpload(shop));
  await call("PUT", `${here}/personas`, demoPersonas);
  for (const campaign of simulatedCampaigns)
    await call("PUT", `${here}/campaigns/${campaign.id}`, campaign);
  const { secret } = await call<OrderSourceView>("GET", `${here}/orders`);

  const street = new Street({ edge, shop, site, clock, from });
  const cashier = new Cashier({ edge, site, secret, street });
  const around = { street, cashier, days, from, subscription: postOffice.subscription };
  const shoppers = new Map(
    Array.from({ length: people }, (_, index) => {
      const name = `runner-${index}`;
      return [name, new Shopper(name, around)] as const;
    }),
  );
  street.afterMove = () => {
    for (const { device, payload } of postOffice.collect()) shoppers.get(device)?.pushed(payload);
  };
  await street.walk(until, (at) => plan.moved((at - from) / (until - from)));
  const truth = truthOf([...shoppers.values()], until);
  await call("PUT", `${here}/settings`, { ...settings, simulated: { days, truth } });
  return { ownerToken };
}

/** What every campaign really added for each person it spoke to, and all of them together. */
function truthOf(shoppers: readonly Shopper[], until: number) {
  const ids = [ALL, ...simulatedCampaigns.map(({ id }) => id)];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const added = shoppers.flatMap(({ book }) => book.added(id, WINDOW_MS, until) ?? []);
      const mean = (field: "buyers" | "netMinor") =>
        added.reduce((sum, one) => sum + one[field], 0) / added.length;
      return added.length > 0
        ? [[id, { buyersPerPerson: mean("buyers"), netMinorPerPerson: mean("netMinor") }]]
        : [];
    }),
  );
}

function caller({ edge, operatorToken }: Plan) {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(edge + path, {
      method,
      headers: { Authorization: `Bearer ${operatorToken}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
