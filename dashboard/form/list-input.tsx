import type { ComponentChildren } from "preact";
import { Icon } from "../parts/icon.tsx";
import { words } from "../words.ts";
import { blank } from "./blank.ts";
import { useValue } from "./editing.ts";
import { asList, type Path } from "./json.ts";
import type { Shape } from "./schema.ts";

interface ListProps {
  readonly shape: Extract<Shape, { kind: "list" }>;
  readonly path: Path;
  readonly title: string;
  /** Draws the fields of one of them. */
  readonly item: (path: Path) => ComponentChildren;
}

/** Several of the same kind. */
export function ListInput({ shape, path, title, item }: ListProps) {
  const { value, set } = useValue(path);
  const w = words.value.common;
  const items = asList(value);
  const { of } = shape;
  return (
    <fieldset class="full">
      <legend class="legend">{title}</legend>
      <ol class="items">
        {items.map((_, index) => (
          <li key={index} class="item">
            {item([...path, index])}
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={`${w.remove} ${index + 1}`}
              disabled={items.length <= shape.atLeast}
              onClick={() => set(items.filter((__, other) => other !== index))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button quiet"
        disabled={items.length >= shape.atMost}
        onClick={() => set([...items, blank(of)])}
      >
        <Icon name="plus" />
        {w.add}
      </button>
    </fieldset>
  );
}
