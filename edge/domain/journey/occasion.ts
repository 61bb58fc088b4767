import type { Signal, Trigger, TriggerKind, TriggerOf } from "#protocol/catalog/triggers.ts";
import type { Stage } from "#protocol/event.ts";

/** A silence that has grown from one length to another since it was last looked at, ms. */
interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Told by a send that may repeat itself: who has begun a journey since it began was told before. */
interface Told {
  readonly since?: number;
}

/** What can be said of each kind of happening; the kinds are the triggers'. */
interface Happenings {
  readonly page: { readonly path: string };
  readonly return: { readonly days: number };
  readonly dwell: { readonly product: string; readonly fromMs: number; readonly toMs: number };
  readonly "checkout-stage": { readonly stage: Stage };
  readonly abandoned: Silence & { readonly stage: Stage };
  readonly "stage-stalled": Silence & { readonly stage: Stage };
  readonly "audience-entered": { readonly campaign: string };
  readonly signal: { readonly of: Signal };
  readonly cause: { readonly cause: string };
  readonly "persona-changed": { readonly to: string };
  readonly "browse-abandoned": Silence;
  readonly wish: { readonly product: string };
  /** The product that was put on the wish-list last. */
  readonly inactive: Silence & { readonly product: string | null };
  /** The dearest product of the order. */
  readonly purchase: { readonly product: string | null };
  /** Without a market it is the catalogue's price that fell. */
  readonly "price-drop": Told & { readonly product: string; readonly market?: string };
  readonly "back-in-stock": Told & { readonly product: string };
  readonly collective: Told & { readonly campaign: string };
  readonly custom: { readonly name: string };
}

/** Something that happened and may start campaigns. */
export type Occasion = {
  [K in TriggerKind]: { readonly kind: K } & (K extends keyof Happenings ? Happenings[K] : unknown);
}[TriggerKind];

const DAY_MS = 86_400_000;

/** Whether this occasion is what the trigger waits for. */
export function fires(trigger: Trigger, campaign: string, occasion: Occasion): boolean {
  if (trigger.kind !== occasion.kind) return false;
  switch (occasion.kind) {
    case "page":
      return is(trigger, "page") && occasion.path.startsWith(trigger.pathPrefix ?? "");
    case "return":
      return is(trigger, "return") && occasion.days >= trigger.afterDays;
    case "dwell":
      return (
        is(trigger, "dwell") &&
        (trigger.product === undefined || trigger.product === occasion.product) &&
        passes(trigger.seconds * 1000, occasion)
      );
    case "checkout-stage":
      return is(trigger, "checkout-stage") && trigger.stage === occasion.stage;
    case "abandoned":
      return (
        is(trigger, "abandoned") &&
        (trigger.stage === undefined || trigger.stage === occasion.stage) &&
        (trigger.afterSeconds === undefined
          ? occasion.fromMs < 0
          : passes(trigger.afterSeconds * 1000, occasion))
      );
    case "cause":
      return is(trigger, "cause") && trigger.cause === occasion.cause;
    case "persona-changed":
      return is(trigger, "persona-changed") && (trigger.to ?? occasion.to) === occasion.to;
    case "browse-abandoned":
      return is(trigger, "browse-abandoned") && passes(trigger.afterSeconds * 1000, occasion);
    case "inactive":
      return is(trigger, "inactive") && passes(trigger.days * DAY_MS, occasion);
    case "stage-stalled":
      return (
        is(trigger, "stage-stalled") &&
        trigger.stage === occasion.stage &&
        passes(trigger.afterSeconds * 1000, occasion)
      );
    case "signal":
      return is(trigger, "signal") && trigger.of === occasion.of;
    case "audience-entered":
    case "collective":
      return occasion.campaign === campaign;
    case "custom":
      return is(trigger, "custom") && trigger.name === occasion.name;
    default:
      return true;
  }
}

/** The product that an occasion is about. */
export function subjectOf(occasion: Occasion): string | null {
  return "product" in occasion ? occasion.product : null;
}

function is<K extends TriggerKind>(trigger: Trigger, kind: K): trigger is TriggerOf<K> {
  return trigger.kind === kind;
}

function passes(ms: number, { fromMs, toMs }: Silence): boolean {
  return fromMs < ms && ms <= toMs;
}
