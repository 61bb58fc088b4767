import { signal } from "@preact/signals";
import { Earnings } from "./earnings.tsx";
import { Guide } from "./guide.tsx";
import { Mind } from "./mind.tsx";
import { Pocket } from "./pocket.tsx";
import { ShopFrame } from "./shop-frame.tsx";
import { arm, fault, switchArm, trace } from "./state.ts";
import { Timeline } from "./timeline.tsx";

const views = { shop: "The shop", mind: "The edge", pocket: "The phone" } as const;
type View = keyof typeof views;
const isView = (name: string): name is View => Object.hasOwn(views, name);

/** On a phone one thing at a time; where there is room, all of them. */
const shown = signal<View>("shop");

export function Tour() {
  return (
    <>
      <header class="top">
        <p class="brand">
          <Mark />
          Edgewise <span class="soft">· two-minute tour</span>
        </p>
        <ArmSwitch />
      </header>
      <main>
        <h1 class="unseen">The two-minute tour</h1>
        <Guide />
        {fault.value && (
          <p class="fault" role="alert">
            {fault.value}
          </p>
        )}
        <nav class="views" aria-label="What to look at">
          {Object.keys(views)
            .filter(isView)
            .map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={shown.value === name}
                onClick={() => {
                  shown.value = name;
                }}
              >
                {views[name]}
              </button>
            ))}
        </nav>
        <div class="stage" data-shown={shown.value}>
          <ShopFrame />
          <section class="edge" aria-label="What the edge learns and decides">
            <Mind />
            <Timeline />
          </section>
          <Pocket />
        </div>
        <Earnings />
      </main>
    </>
  );
}

function ArmSwitch() {
  const isHeld = arm.value === "held";
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isHeld}
        disabled={!isHeld && trace.value === null}
        onChange={() => switchArm(isHeld ? "open" : "held")}
      />
      <span class="track" aria-hidden="true" />
      What the holdout sees
    </label>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 18 12 5l8 13" />
      <circle cx="12" cy="18" r="2.2" />
    </svg>
  );
}
