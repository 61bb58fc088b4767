import { stepLine } from "../pages/campaigns/journey-line.ts";
import { Icon } from "../parts/icon.tsx";
import { words } from "../words.ts";
import { Audience } from "./audience.tsx";
import { Branch } from "./branch.tsx";
import { blank } from "./blank.ts";
import { forms } from "./catalog.data.ts";
import { useValue } from "./editing.ts";
import { VariantInput } from "./input.tsx";
import { asList, asRecord, asText, type Path } from "./json.ts";
import { Variants } from "./variants.tsx";

const kinds = ["show", "send", "wait", "check", "branch"] as const;
type Kind = (typeof kinds)[number];

function newStep(kind: Kind): Readonly<Record<string, unknown>> {
  const everyone = { fact: "cart-items", is: "at-least", value: 1 };
  switch (kind) {
    case "show":
      return { kind, variants: [{ id: "a", share: 1, banner: blank(forms.banner) }] };
    case "send":
      return { kind, variants: [{ id: "a", share: 1, message: blank(forms.message) }] };
    case "wait":
      return { kind, wait: { until: "elapsed", seconds: 3600 } };
    case "check":
      return { kind, audience: everyone };
    case "branch":
      return { kind, arms: [{ audience: everyone, steps: [] }], otherwise: [] };
    default:
      return kind satisfies never;
  }
}

/** A journey's steps, one under the other. */
export function Steps({ path }: { readonly path: Path }) {
  const w = words.value;
  const { value, problem, set } = useValue(path);
  const steps = asList(value);
  function move(from: number, by: number): void {
    const next = [...steps];
    const [taken] = next.splice(from, 1);
    next.splice(from + by, 0, taken);
    set(next);
  }
  return (
    <div class="steps">
      {problem && <p class="problem">{problem}</p>}
      <ol>
        {steps.map((step, index) => (
          <li class="step" key={index}>
            <header>
              <h3>{stepLine(asRecord(step))}</h3>
              <div class="actions">
                <Tool
                  icon="up"
                  label={`${w.common.up} ${index + 1}`}
                  off={index === 0}
                  act={() => move(index, -1)}
                />
                <Tool
                  icon="down"
                  label={`${w.common.down} ${index + 1}`}
                  off={index === steps.length - 1}
                  act={() => move(index, 1)}
                />
                <Tool
                  icon="close"
                  label={`${w.common.remove} ${index + 1}`}
                  act={() => set(steps.filter((_, other) => other !== index))}
                />
              </div>
            </header>
            <Step path={[...path, index]} kind={asText(asRecord(step)["kind"])} />
          </li>
        ))}
      </ol>
      <div class="actions" role="group" aria-label={w.editor.addStep}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="button small"
            onClick={() => set([...steps, newStep(kind)])}
          >
            <Icon name="plus" />
            {w.editor.steps[kind]}
          </button>
        ))}
      </div>
    </div>
  );
}

function Step({ path, kind }: { readonly path: Path; readonly kind: string }) {
  const w = words.value.editor;
  switch (kind) {
    case "show":
      return <Variants path={[...path, "variants"]} field="banner" title={w.banner} />;
    case "send":
      return <Variants path={[...path, "variants"]} field="message" title={w.channel} />;
    case "check":
      return <Audience path={[...path, "audience"]} />;
    case "branch":
      return <Branch path={path} steps={(inner) => <Steps path={inner} />} />;
    default:
      return forms.wait.kind === "variants" ? (
        <VariantInput shape={forms.wait} path={[...path, "wait"]} title={w.wait} texts={w.waits} />
      ) : null;
  }
}

interface ToolProps {
  readonly icon: "up" | "down" | "close";
  readonly label: string;
  readonly off?: boolean;
  readonly act: () => void;
}

function Tool({ icon, label, off = false, act }: ToolProps) {
  return (
    <button
      type="button"
      class="button quiet icon-only"
      aria-label={label}
      disabled={off}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
