import type { ComponentChildren } from "preact";

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: ComponentChildren;
}

/** One exact figure under its name; put several into a `<dl class="figures">`. */
export function Figure({ label, value, hint }: FigureProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        {value}
        {hint !== undefined && <small>{hint}</small>}
      </dd>
    </div>
  );
}
