import type { ComponentChildren } from "preact";
import { Icon } from "../parts/icon.tsx";
import { words } from "../words.ts";
import { Audience } from "./audience.tsx";
import { useValue } from "./editing.ts";
import { asList, type Path } from "./json.ts";

interface BranchProps {
  readonly path: Path;
  /** Draws the steps of one way: they may branch again. */
  readonly steps: (path: Path) => ComponentChildren;
}

/** Different ways for different people; the first case that holds is taken. */
export function Branch({ path, steps }: BranchProps) {
  const w = words.value;
  const { value, set } = useValue([...path, "arms"]);
  const arms = asList(value);
  const newArm = { audience: { fact: "cart-items", is: "at-least", value: 1 }, steps: [] };
  return (
    <>
      {arms.map((_, index) => (
        <div class="arm" key={index}>
          <header>
            <b>{w.editor.arm}</b>
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={`${w.common.remove} ${index + 1}`}
              disabled={arms.length < 2}
              onClick={() => set(arms.filter((__, other) => other !== index))}
            >
              <Icon name="close" />
            </button>
          </header>
          <Audience path={[...path, "arms", index, "audience"]} />
          {steps([...path, "arms", index, "steps"])}
        </div>
      ))}
      <button type="button" class="button quiet" onClick={() => set([...arms, newArm])}>
        <Icon name="plus" />
        {w.editor.addArm}
      </button>
      <div class="arm">
        <b>{w.editor.otherwise}</b>
        {steps([...path, "otherwise"])}
      </div>
    </>
  );
}
