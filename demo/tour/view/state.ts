import { computed, effect, signal } from "@preact/signals";
import type { Simulated, Trace } from "../trace.ts";

/** Which of the two the shop is looked at as: somebody like all others, or somebody who is left alone. */
export type Arm = "open" | "held";

const STORE = "edgewise";
// Where the demo shop keeps the answer to its question.
const ASKED = "consent";
const POLL_MS = 700;
const PROGRESS_MS = 2000;

export const arm = signal<Arm>("open");
export const trace = signal<Trace | null>(null);
export const simulated = signal<Simulated>({ phase: "none" });
/** Where the shop's frame is; null: the visitor has walked out. */
export const place = signal<string | null>("/");
/** The shop has asked and was told no. */
export const hasRefused = signal(false);
/** Something that the tour itself could not do. */
export const fault = signal<string | null>(null);
/** This machine's clock, by the second. */
export const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 250);

/** The id that the tag keeps in this browser, the same for the shop's frame and for this page. */
export function visitorHere(): string | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? "null");
    return typeof kept === "object" && kept !== null && "visitor" in kept
      ? String(kept.visitor)
      : null;
  } catch {
    // Somebody else's words under our name: nobody is known.
    return null;
  }
}

function question(path: string, more: Readonly<Record<string, string>> = {}): string {
  const visitor = visitorHere() ?? "";
  return `/tour/${path}?${new URLSearchParams({ visitor, arm: arm.value, ...more }).toString()}`;
}

async function ask<T>(method: "GET" | "POST", path: string): Promise<T | null> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Does something and says so if it fails. */
export function attempt(work: () => Promise<void>): void {
  work().then(
    () => {
      fault.value = null;
    },
    () => {
      fault.value = "The edge did not answer. Is npm start still running?";
    },
  );
}

async function look(): Promise<void> {
  hasRefused.value = localStorage.getItem(ASKED) === "no";
  if (visitorHere() === null) trace.value = null;
  else trace.value = await ask<Trace>("GET", question("trace"));
}

async function lookAtSimulated(): Promise<void> {
  simulated.value = (await ask<Simulated>("GET", "/tour/simulated")) ?? { phase: "none" };
}

/** Keeps looking, while somebody looks at this page. */
export function keepLooking(): void {
  attempt(async () => {
    simulated.value = (await ask<Simulated>("POST", "/tour/simulated")) ?? { phase: "none" };
  });
  let isBusy = false;
  setInterval(() => {
    if (document.hidden || isBusy) return;
    isBusy = true;
    attempt(() =>
      look().finally(() => {
        isBusy = false;
      }),
    );
  }, POLL_MS);
  setInterval(() => {
    if (!document.hidden && simulated.value.phase === "building") attempt(lookAtSimulated);
  }, PROGRESS_MS);
}

/** Lets the shop ask once more. */
export function askAgain(): void {
  localStorage.removeItem(ASKED);
  hasRefused.value = false;
  place.value = `/?asked=${Date.now()}`;
}

/** Lets the phone on this page receive what the browser would. */
export function usePhone(): void {
  attempt(async () => {
    await ask("POST", question("phone"));
    await look();
  });
}

export function tap(key: string): void {
  attempt(async () => {
    const answer = await ask<{ navigate: string | null }>("POST", question("tapped", { key }));
    if (answer?.navigate) place.value = answer.navigate;
  });
}

// What the tag keeps for the visitor as everybody else, while the other one is looked at.
let openMemory: string | null = null;

/** Looks at the same visitor as one who is left alone, or as themselves again. */
export function switchArm(to: Arm): void {
  attempt(async () => {
    if (to === "held") {
      openMemory = localStorage.getItem(STORE);
      const twin = await ask<{ visitor: string }>("POST", question("twin"));
      if (!twin || openMemory === null) return;
      localStorage.setItem(
        STORE,
        JSON.stringify({ ...JSON.parse(openMemory), visitor: twin.visitor, first: undefined }),
      );
    } else if (openMemory !== null) localStorage.setItem(STORE, openMemory);
    document.cookie = `tour-arm=${to}; path=/; SameSite=Strict`;
    arm.value = to;
    trace.value = null;
    // The same page, loaded with the other shop's tag.
    const here = place.value ?? "/";
    place.value = null;
    requestAnimationFrame(() => {
      place.value = here;
    });
    await look();
  });
}

/** A tour begins as everybody: a cookie of an earlier one is no part of it. */
export function begin(): void {
  document.cookie = "tour-arm=open; path=/; SameSite=Strict";
  keepLooking();
}

const SHOES = ["kestrel-aero-3", "solvane-marathon-pro"] as const;

export interface Stop {
  readonly id: "yes" | "look" | "cart" | "exit" | "leave" | "earned";
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
}

const isDone = computed(() => {
  const { value } = trace;
  const done = value?.done;
  const spoke = (campaign: string) =>
    [...(done?.said ?? []), ...(done?.withheld ?? [])].includes(campaign);
  return {
    yes: value !== null,
    look: SHOES.every((id) => done?.viewed.includes(id)),
    cart: (done?.inCart.length ?? 0) > 1 || spoke("help-to-choose"),
    exit: spoke("help-to-choose"),
    leave: spoke("cart-left"),
    earned: reached.value,
  } as const;
});

/** The last stop has been looked at. */
export const reached = signal(false);

/** The path of the tour; it goes by what somebody really did. */
export const stops = computed<readonly Stop[]>(() => {
  const done = isDone.value;
  const alone = arm.value === "held";
  return [
    {
      id: "yes",
      title: "Say yes to the shop’s question",
      text: "Until then nothing is sent and nothing is stored.",
      isDone: done.yes,
    },
    {
      id: "look",
      title: "Look at two shoes that are alike",
      text: "The edge notices what somebody compares.",
      isDone: done.look,
    },
    {
      id: "cart",
      title: "Put both into the cart",
      text: "Take any size. Two of a kind in a cart mean: somebody cannot choose.",
      isDone: done.cart,
    },
    {
      id: "exit",
      title: "Look for a few seconds, then move out of the shop’s upper edge",
      text: alone
        ? "As if to close the tab. This time nothing will come: this visitor is left alone."
        : "As if to close the tab. On a phone, scroll up fast.",
      isDone: done.exit,
    },
    {
      id: "leave",
      title: "Walk away",
      text: alone
        ? "Nothing will come after you either."
        : "Twenty seconds later the visitor’s own alarm sends a push. In a real shop it is minutes.",
      isDone: done.leave,
    },
    {
      id: "earned",
      title: "See what it earned",
      text: "Sixty days of the same shop, simulated through the same edge.",
      isDone: done.earned,
    },
  ];
});

/** The stop that comes next; the last one stays. */
export const current = computed(
  () => stops.value.find((stop) => !stop.isDone) ?? stops.value.at(-1),
);

effect(() => {
  document.documentElement.dataset["arm"] = arm.value;
});
