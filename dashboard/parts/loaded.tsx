import type { ComponentChildren } from "preact";
import type { Resource } from "../api/resource.ts";
import { words } from "../words.ts";
import { Icon } from "./icon.tsx";

interface LoadedProps<T> {
  readonly of: Resource<T>;
  /** About how many lines the answer will take, so that nothing jumps. */
  readonly lines?: number;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows an answer; until it is there its outline, and when it fails why. */
export function Loaded<T>({ of, lines = 4, children }: LoadedProps<T>) {
  const data = of.data.value;
  const fault = of.fault.value;
  if (data !== undefined) return <>{children(data)}</>;
  if (!fault) return <Outline lines={lines} />;
  const w = words.value;
  return (
    <div class="state" role="alert">
      <Icon name="alert" />
      <p class="state-title">{w.fault.title}</p>
      <p>{fault.message}</p>
      <button type="button" class="button" onClick={() => void of.load()}>
        {w.common.retry}
      </button>
    </div>
  );
}

/** Grey lines where the answer will be. */
export function Outline({ lines }: { readonly lines: number }) {
  return (
    <div class="outline" role="status" aria-label={words.value.common.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

/** Says what will be here, and what to do for it. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
