import type { Show } from "#protocol/decision.ts";
import type { EventKind, EventOf } from "#protocol/event.ts";
import type { TagSettings } from "#protocol/tag.ts";
import type { guard, on } from "./guard.ts";
import type { Memory } from "./memory.ts";
import type { page } from "./page.ts";

/** Draws a show in the page's own way; true means: done, the tag need not. */
export type Painter = (show: Show) => unknown;

/** What a page says to the tag; the edge parses it, the tag itself looks at these fields only. */
export type Said = {
  readonly analytics?: boolean | undefined;
  readonly personalisation?: boolean | undefined;
  readonly push?: boolean | undefined;
  readonly item?: { readonly id: string } | undefined;
  readonly stage?: string | undefined;
  readonly [name: string]: unknown;
};

export type Command = (name: string, said?: Said | Painter) => void;

type Loose<T> = T extends object
  ? {
      readonly [P in keyof T]:
        | Loose<T[P]>
        | (Partial<Pick<T, P>> extends Pick<T, P> ? undefined : never);
    }
  : T;

/** The facts of a kind of event; what is unknown may be undefined, JSON leaves it out. */
export type FactsOf<K extends EventKind> = Loose<Omit<EventOf<K>, "kind" | "agoMs">>;
export type Line = NonNullable<FactsOf<"cart_set">["lines"][number]>;
export type Item = Omit<Line, "quantity">;

type Report = <K extends EventKind>(kind: K, facts: FactsOf<K>) => void;

/** Something a visitor can spend time on. */
export interface Subject {
  readonly _is: Pick<EventOf<"dwell">, "subject" | "id" | "part">;
  /** Whether it counts just now. */
  _on: boolean;
  _ms: number;
  /** How much of `_ms` was reported. */
  _sent: number;
}

/** What the core hands to a lazy part. */
export interface Tag {
  readonly _settings: TagSettings;
  readonly _page: typeof page;
  /** What this browser remembers: the edge's id for it, what was allowed. */
  readonly _memory: () => Memory;
  /** This page's name among the open ones; what it could not send lies under it. */
  readonly _tab: () => string;
  /** As if the page had said it. */
  readonly _track: Report & Command;
  /** As `_track`, but it rides with the next batch and causes none. */
  readonly _ride: Report;
  readonly _follow: (is: Subject["_is"]) => Subject;
  readonly _guard: typeof guard;
  readonly _on: typeof on;
  /** What runs each second. */
  readonly _rounds: (() => void)[];
  /** Looks at the page before something is sent that is answered. */
  _look?: () => void;
  readonly _load: (part: string, ...values: readonly unknown[]) => void;
  /** Makes the next batch worth an answer; true if it was anyway. */
  readonly _mean: (now: unknown) => unknown;
  readonly _schedule: (afterMs: number) => void;
  /** Sends what was noticed. */
  readonly _flush: () => void;
  /** The page as a whole, and the time spent on it. */
  _whole?: Subject;
}
