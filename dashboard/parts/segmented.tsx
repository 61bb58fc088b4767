import type { Signal } from "@preact/signals";

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly texts: Readonly<Record<T, string>>;
  readonly chosen: Signal<T>;
}

/** One of a few, all in sight. */
export function Segmented<T extends string>({ label, options, texts, chosen }: SegmentedProps<T>) {
  return (
    <div class="segmented" role="group" aria-label={label}>
      {options.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={chosen.value === one}
          onClick={() => {
            chosen.value = one;
          }}
        >
          {texts[one]}
        </button>
      ))}
    </div>
  );
}
