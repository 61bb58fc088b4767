/** One thing that happened, in words; `tone` sets off what somebody did from what somebody saw. */
export interface Seen {
  readonly text: string;
  readonly tone: "act" | "quiet" | "reaction";
}

/** A campaign at one moment, and what became of it. */
export interface Candidate {
  readonly campaign: string;
  readonly name: string;
  readonly fate: "won" | "stopped" | "withheld" | "moved";
  readonly reason: string;
}

/** One batch or alarm: what came in, what was decided. */
export interface Entry {
  readonly number: number;
  readonly at: number;
  readonly isAlarm: boolean;
  readonly seen: readonly Seen[];
  readonly candidates: readonly Candidate[];
}

/** Something that the visitor's object has set its alarm for. */
export interface Plan {
  readonly at: number;
  readonly text: string;
}

/** A push as it lies on the phone. */
export interface PhoneMessage {
  readonly key: string;
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly navigate: string;
  readonly image?: string;
}

/** Everything that the tour shows of one visitor; it is read from the edge every time, nothing is made up. */
export interface Trace {
  readonly now: number;
  readonly visitor: string;
  readonly persona: {
    readonly name: string | null;
    readonly confidence: number;
    readonly reasons: readonly string[];
  };
  readonly mode: string;
  readonly probability: number;
  readonly causes: readonly { readonly name: string; readonly probability: number }[];
  readonly causeReasons: readonly string[];
  readonly cart: readonly { readonly name: string; readonly price: string }[];
  /** What the path of the tour waits for. */
  readonly done: {
    readonly viewed: readonly string[];
    readonly inCart: readonly string[];
    readonly said: readonly string[];
    readonly withheld: readonly string[];
    readonly isReachable: boolean;
    readonly byPhone: boolean;
    readonly hasLeft: boolean;
  };
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly plans: readonly Plan[];
  /** Newest first. */
  readonly messages: readonly PhoneMessage[];
}

/** What one campaign earned in the simulated shop, beside what only a simulation can know. */
export interface Earned {
  readonly campaign: string;
  readonly name: string;
  /** Buyers who would not have bought, as the dashboard estimates them. */
  readonly estimate: string;
  readonly between: readonly [string, string];
  readonly truth: string;
  /** What they brought, without an interval as long as few have bought. */
  readonly money: string | null;
  readonly lastTouch: { readonly orders: string; readonly money: string };
  readonly verdict: "gain" | "loss" | "open";
}

/** How far the simulated shop is. */
export type Simulated =
  | { readonly phase: "none" }
  | { readonly phase: "building"; readonly share: number }
  | { readonly phase: "failed"; readonly sentence: string }
  | {
      readonly phase: "ready";
      readonly dashboard: string;
      readonly days: number;
      readonly visits: number;
      readonly earned: readonly Earned[];
    };
