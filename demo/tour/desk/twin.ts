import type { Answer } from "#protocol/decision.ts";
import type { CreatedSite } from "#protocol/views.ts";
import { PROTOCOL_VERSION, VISIT_PATH } from "#protocol/wire.ts";
import { isShopHoldout } from "../../../edge/domain/experiment/arm.ts";
import { demoSettings, demoUploads } from "../../marketing.ts";
import type { Admin } from "./ask.ts";
import type { Exported } from "./told.ts";

// The most that a shop may hold out.
const HOLDOUT = 0.5;
const TRIES = 40;
// Whoever is left alone has seen nothing that could be answered.
const reactions: ReadonlySet<string> = new Set([
  "banner_shown",
  "banner_clicked",
  "banner_dismissed",
  "message_clicked",
]);

/** A second shop like the first, with a holdout: there the same visitor lives again, as one who is left alone. */
export class HeldOutShop {
  readonly #edge: string;
  readonly #shop: string;
  readonly #operator: Admin;
  #site: Promise<string> | null = null;

  constructor(around: {
    readonly edge: string;
    readonly shop: string;
    readonly operator: Admin;
    readonly known: string | undefined;
  }) {
    this.#edge = around.edge;
    this.#shop = around.shop;
    this.#operator = around.operator;
    if (around.known !== undefined) this.#site = Promise.resolve(around.known);
  }

  /** The shop's id; it is opened when it is first asked for. */
  site(): Promise<string> {
    this.#site ??= this.#open();
    return this.#site;
  }

  /** Tells all that the visitor did once more, under an id that chance has put into the holdout. */
  async twinOf({ log }: Exported): Promise<string> {
    const site = await this.site();
    const batches = log.toReversed().flatMap(({ call }) => call ?? []);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const visitor = await this.#firstVisit(site, attempt);
      if (!isShopHoldout(site, visitor, HOLDOUT)) continue;
      for (const [index, { consent, page, placed }] of batches.entries()) {
        const now = Date.now();
        const events = placed
          .filter(({ event }) => !reactions.has(event.kind))
          .map(({ event, at }) => ({ ...event, agoMs: Math.max(0, now - at) }));
        await this.#post({
          site,
          visitor,
          tab: `twin-of-the-tour-${attempt}-${Date.now()}`,
          number: index + 1,
          consent,
          page,
          events,
        });
      }
      return visitor;
    }
    throw new Error("Chance held nobody out.");
  }

  async #firstVisit(site: string, attempt: number): Promise<string> {
    const consent = { analytics: true, personalisation: true, push: false };
    const { visitor } = await this.#post({
      site,
      tab: `twin-of-the-tour-${attempt}-${Date.now()}`,
      number: 1,
      consent,
      page: { path: "/" },
      events: [{ kind: "consent", consent, agoMs: 0 }],
    });
    if (visitor === undefined) throw new Error("The edge gave no id.");
    return visitor;
  }

  async #post(batch: object): Promise<Answer> {
    const response = await fetch(this.#edge + VISIT_PATH, {
      method: "POST",
      headers: { Origin: this.#shop, "User-Agent": "Mozilla/5.0 (twin of the tour)" },
      body: JSON.stringify({ protocolVersion: PROTOCOL_VERSION, ...batch }),
    });
    if (!response.ok) throw new Error(`visit: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async #open(): Promise<string> {
    const settings = {
      ...demoSettings(this.#shop),
      name: "Paceward (left alone)",
      everyoneTreated: false,
      holdout: HOLDOUT,
    };
    const { site } = await this.#operator.have<CreatedSite>("POST", "/v1/admin/sites", {
      settings,
    });
    for (const { method, path, body } of demoUploads(this.#shop))
      await this.#operator.have(method, `/v1/admin/sites/${site}${path}`, body);
    return site;
  }
}
