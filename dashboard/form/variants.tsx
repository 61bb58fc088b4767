import { NumberField } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { words } from "../words.ts";
import { blank } from "./blank.ts";
import { forms } from "./catalog.data.ts";
import { useValue } from "./editing.ts";
import { Input, VariantInput } from "./input.tsx";
import { asList, asNumber, asRecord, type Path } from "./json.ts";
import { BannerPreview } from "./banner-preview.tsx";
import { PushPreview } from "./push-preview.tsx";

interface VariantsProps {
  readonly path: Path;
  readonly field: "banner" | "message";
  readonly title: string;
}

const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
const MOST = 8;

/** What is said, in one or several versions that share the visitors. */
export function Variants({ path, field, title }: VariantsProps) {
  const w = words.value;
  const { value, set } = useValue(path);
  const all = asList(value);
  const shape = forms[field];
  /** Shares stay equal until somebody writes others. */
  function spread(next: readonly unknown[]): void {
    set(next.map((one) => ({ ...asRecord(one), share: Math.floor(100 / next.length) / 100 })));
  }
  if (shape.kind !== "variants") return null;
  return (
    <>
      {all.map((one, index) => (
        <div class="version" key={index}>
          {all.length > 1 && (
            <header>
              <b>{`${w.editor.variant} ${index + 1}`}</b>
              <Share path={[...path, index, "share"]} />
              <button
                type="button"
                class="button quiet icon-only"
                aria-label={`${w.common.remove} ${index + 1}`}
                onClick={() => spread(all.filter((_, other) => other !== index))}
              >
                <Icon name="close" />
              </button>
            </header>
          )}
          <div class={field === "banner" ? "beside" : ""}>
            <div>
              <VariantInput shape={shape} path={[...path, index, field]} title={title} />
              <div class="fields after">
                <Input
                  shape={forms.offer}
                  path={[...path, index, "offer"]}
                  title={w.editor.offer}
                  optional
                />
              </div>
            </div>
            {field === "banner" && <BannerPreview path={[...path, index]} />}
          </div>
          {asRecord(asRecord(one)["message"])["channel"] === "web-push" && (
            <PushPreview path={[...path, index]} />
          )}
        </div>
      ))}
      <button
        type="button"
        class="button quiet"
        disabled={all.length >= MOST}
        onClick={() =>
          spread([
            ...all,
            { id: freeId(all), share: 0, [field]: asRecord(all.at(-1))[field] ?? blank(shape) },
          ])
        }
      >
        <Icon name="plus" />
        {w.editor.addVariant}
      </button>
    </>
  );
}

function freeId(all: readonly unknown[]): string {
  const taken = new Set(all.map((one) => asRecord(one)["id"]));
  return ids.find((id) => !taken.has(id)) ?? "";
}

function Share({ path }: { readonly path: Path }) {
  const { value, problem, set } = useValue(path);
  const share = asNumber(value);
  return (
    <NumberField
      label={words.value.editor.shareOf}
      problem={problem}
      min={0}
      max={100}
      value={share === undefined ? undefined : Math.round(share * 100)}
      onChange={(percent) => set((percent ?? 0) / 100)}
    />
  );
}
