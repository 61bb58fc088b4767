import { campaign } from "#protocol/campaign.ts";
import { batch as batchSchema } from "#protocol/batch.ts";
import { trackerEvent } from "#protocol/event.ts";
import { persona } from "#protocol/persona.ts";
import { article, product } from "#protocol/product.ts";
import { templates } from "#protocol/templates.ts";
import type { Surroundings } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { batch, DAY, HOUR, MINUTE, settings, shop, T0, wake } from "../test/world.ts";
import { visit, type VisitResult } from "../visit.ts";

/** A behaviour as a marketer reads it: a shop, what one visitor does, what is said and why. */
export interface Case {
  readonly name: string;
  readonly shop?: {
    readonly settings?: object;
    readonly personas?: readonly unknown[];
    readonly products?: readonly unknown[];
    readonly articles?: readonly unknown[];
    readonly codes?: Readonly<Record<string, string | null>>;
  };
  /** A campaign, or the id of a template that is switched on. */
  readonly campaigns: readonly unknown[];
  /** Each entry is one batch; `after` counts from the one before: "5m", "2h", "3d". */
  readonly story: readonly {
    readonly after?: string;
    readonly page?: object;
    readonly does: readonly object[];
  }[];
  /** How long the visitor is watched after the last batch. */
  readonly watched?: string;
  readonly expect: {
    /** Campaigns shown for the last batch. */
    readonly shows?: readonly string[];
    /** What the others were told at that moment: the code of `explain`. */
    readonly told?: Readonly<Record<string, string>>;
    /** Messages with the time since the last batch. */
    readonly sends?: readonly {
      readonly campaign: string;
      readonly after: string;
      readonly title?: string;
    }[];
    /** Whom the visitor was taken for, one after the other. */
    readonly personas?: readonly string[];
    readonly causes?: readonly string[];
  };
}

/** What came of a case. */
export interface Outcome {
  readonly state: VisitorState;
  readonly personas: readonly string[];
  readonly shows: readonly string[];
  readonly told: Readonly<Record<string, string>>;
  readonly sends: readonly {
    readonly campaign: string;
    readonly after: string;
    readonly title: string;
  }[];
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: HOUR, d: DAY };

/** Lives through a case. */
export function live(one: Case): Outcome {
  const around = surroundings(one);
  let state: VisitorState | null = null;
  const personas: string[] = [];
  let last: VisitResult | null = null;
  let now = T0;
  for (const [index, { after = "0s", page = {}, does }] of one.story.entries()) {
    const next = now + duration(after);
    if (state) ({ state } = wake(around, state, next));
    now = next;
    const events = does.map((event) => read(trackerEvent, { agoMs: 0, ...event }));
    const facts = read(batchSchema.entries.page, { path: "/", ...page });
    last = visit({ ...batch(around, now, events, facts), state, number: index + 1 });
    ({ state } = last);
    const taken = state?.persona.id;
    if (taken && taken !== personas.at(-1)) personas.push(taken);
  }
  if (!last || !state) throw new Error(`Nothing happens in "${one.name}"`);
  const end = wake(around, state, now + duration(one.watched ?? "0s"));
  return {
    state: end.state,
    personas,
    shows: last.shows.map(({ campaign: id }) => id),
    told: Object.fromEntries(
      (last.record?.candidates ?? []).flatMap(({ campaign: id, reason }) =>
        reason ? [[id, reason.code]] : [],
      ),
    ),
    sends: end.sent.map((sent) => ({
      campaign: sent.campaign,
      after: durationText(sent.at - now),
      title: sent.channel === "web-push" ? sent.notification.title : sent.url,
    })),
  };
}

function surroundings({ shop: own = {}, campaigns }: Case): Omit<Surroundings, "now"> {
  const around = shop({
    campaigns: campaigns.map((one) =>
      typeof one === "string" ? template(one) : read(campaign, one),
    ),
    personas: (own.personas ?? []).map((one) => read(persona, one)),
    settings: { ...settings, ...own.settings },
  });
  const { catalogue } = around;
  const more = (own.products ?? []).map((one) => read(product, one));
  const articles = (own.articles ?? []).map((one) => read(article, one));
  const endsAt = T0 + 30 * DAY;
  return {
    ...around,
    catalogue: {
      ...catalogue,
      products: new Map([...catalogue.products, ...more.map((one) => [one.id, one] as const)]),
      articles: new Map(articles.map((one) => [one.id, one])),
    },
    codes: Object.fromEntries(
      Object.entries(own.codes ?? {}).map(([key, code]) => [
        key,
        code === null ? null : { code, endsAt },
      ]),
    ),
  };
}

function template(id: string) {
  const found = templates.find((one) => one.campaign.id === id);
  if (!found) throw new Error(`There is no template "${id}"`);
  return { ...found.campaign, status: "live" as const, holdout: 0 };
}

interface Schema<T> {
  readonly "~standard": {
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: T; readonly issues?: undefined }
      | { readonly issues: readonly unknown[] }
      | Promise<unknown>;
  };
}

function read<T>(schema: Schema<T>, value: unknown): T {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise || !("value" in result)) {
    throw new Error(
      `This is not as it should be: ${JSON.stringify(value)} ${JSON.stringify(result)}`,
    );
  }
  return result.value;
}

function duration(text: string): number {
  const unit = UNITS[text.slice(-1)];
  if (unit === undefined) throw new Error(`"${text}" is no duration such as 5m`);
  return Number(text.slice(0, -1)) * unit;
}

function durationText(ms: number): string {
  const [unit, length] = Object.entries(UNITS).findLast(([, size]) => ms % size === 0) ?? [
    "s",
    1000,
  ];
  return `${ms / length}${unit}`;
}
