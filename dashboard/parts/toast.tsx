import { signal } from "@preact/signals";
import { words } from "../words.ts";
import { Icon } from "./icon.tsx";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
  readonly undo: (() => void) | null;
}

const toasts = signal<readonly Toast[]>([]);
let last = 0;

const SHOWN_MS = 5000;
const UNDO_MS = 10_000;

/** Says what has just happened, and takes it back if wished. */
export function toast(text: string, undo: (() => void) | null = null, bad = false): void {
  last += 1;
  const id = last;
  // What went wrong before is mended by what goes well now.
  const others = toasts.value.filter((one) => bad || !one.bad);
  toasts.value = [...others.slice(-2), { id, text, bad, undo }];
  setTimeout(() => drop(id), undo || bad ? UNDO_MS : SHOWN_MS);
}

function drop(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

export function Toasts() {
  const w = words.value.common;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, bad, undo }) => (
        <div key={id} class={bad ? "toast bad" : "toast"}>
          <Icon name={bad ? "alert" : "check"} />
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              class="toast-undo"
              onClick={() => {
                drop(id);
                undo();
              }}
            >
              {w.undo}
            </button>
          )}
          <button type="button" class="toast-close" aria-label={w.close} onClick={() => drop(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
