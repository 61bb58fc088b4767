import { shop } from "../shop.ts";
import { words } from "../words.ts";
import { useEditing, useValue } from "./editing.ts";
import { asRecord, asText, type Path } from "./json.ts";

// How many lines of the text each system shows before it is opened, and whether it shows a picture.
const systems = [
  { name: "Android", lines: 1, image: true },
  { name: "Windows", lines: 3, image: true },
  { name: "macOS", lines: 2, image: false },
  { name: "iPhone", lines: 4, image: false },
] as const;

/** The same message as different systems show it, cut off where they cut it. */
export function PushPreview({ path }: { readonly path: Path }) {
  const { language } = useEditing();
  const { value } = useValue(path);
  const message = asRecord(value);
  const read = (field: string) => {
    const texts = asRecord(message[field]);
    return asText(texts[language.value]) || asText(texts["*"]);
  };
  return (
    <figure class="push-preview">
      <figcaption class="legend">{words.value.editor.preview}</figcaption>
      <div class="pushes">
        {systems.map(({ name, lines, image }) => (
          <div key={name}>
            <span class="soft">{name}</span>
            <div class="push-card">
              <b>{read("title")}</b>
              <p class={`clamp-${lines}`}>{read("body")}</p>
              <small class="soft">
                {shop.value?.settings.origins[0]?.replace(/^https?:\/\//, "")}
              </small>
              {image && message["withImage"] === true && <span class="picture" />}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}
