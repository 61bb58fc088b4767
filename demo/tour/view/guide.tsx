import { askAgain, current, hasRefused, place, reached, type Stop, stops } from "./state.ts";

const shoes = [
  ["Aero 3", "/p/kestrel-aero-3"],
  ["Marathon Pro", "/p/solvane-marathon-pro"],
] as const;

/** Where one is on the path, and what to do next. */
export function Guide() {
  const next = current.value;
  return (
    <section class="guide" aria-label="The path">
      <ol class="dots">
        {stops.value.map((stop, index) => (
          <li
            key={stop.id}
            data-state={stop.isDone ? "done" : stop === next ? "next" : "later"}
            aria-current={stop === next ? "step" : undefined}
          >
            <span class="dot" aria-hidden="true">
              {stop.isDone ? "✓" : index + 1}
            </span>
            <span class="unseen">
              {stop.title}
              {stop.isDone && ": done"}
            </span>
          </li>
        ))}
      </ol>
      {next && (
        <div class="step" role="status">
          <p class="step-title">{next.title}</p>
          <p class="soft">{next.text}</p>
        </div>
      )}
      {next && <Do stop={next} />}
    </section>
  );
}

/** What a stop offers to press. */
function Do({ stop }: { readonly stop: Stop }) {
  if (stop.id === "yes")
    return hasRefused.value ? (
      <p class="actions">
        <button type="button" class="button" onClick={askAgain}>
          Ask again
        </button>
      </p>
    ) : null;
  if (stop.id === "look" || stop.id === "cart")
    return (
      <p class="actions">
        {shoes.map(([name, path]) => (
          <button key={path} type="button" class="button" onClick={() => go(path)}>
            {name}
          </button>
        ))}
      </p>
    );
  if (stop.id === "exit")
    return (
      <p class="actions">
        <button type="button" class="button" onClick={() => go("/cart")}>
          Open the cart
        </button>
      </p>
    );
  if (stop.id === "leave")
    return (
      <p class="actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            place.value = null;
          }}
        >
          Leave the shop
        </button>
      </p>
    );
  if (stop.id === "earned")
    return (
      <p class="actions">
        <a
          class="button strong"
          href="#earned"
          onClick={() => {
            reached.value = true;
          }}
        >
          What it earned
        </a>
      </p>
    );
  return null;
}

function go(path: string): void {
  place.value = path;
}
