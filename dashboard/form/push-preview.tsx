import { shop } from "../shop.ts";
import { words } from "../words.ts";
import type { Path } from "./json.ts";
import { ofShop, usePicture } from "./use-picture.ts";

// How many lines of the text each system shows before it is opened, and whether it shows a picture.
const systems = [
  { id: "android", name: "Android", lines: 1, picture: true },
  { id: "windows", name: "Windows", lines: 3, picture: true },
  { id: "macos", name: "macOS", lines: 2, picture: false },
  { id: "ios", name: "iPhone", lines: 4, picture: false },
] as const;

/** The same message as different systems show it, cut off where they cut it. */
export function PushPreview({ path }: { readonly path: Path }) {
  const w = words.value.editor;
  const { answer, fault } = usePicture(path, "message");
  const said = answer?.notification;
  const sentence = fault && (fault.problems[0]?.sentence ?? fault.message);
  const origin = shop.value?.settings.origins[0]?.replace(/^https?:\/\//, "");
  return (
    <figure class="push-preview">
      <figcaption>
        <b>{w.preview}</b>
      </figcaption>
      <div class="pushes">
        {systems.map(({ id, name, lines, picture }) => (
          <div key={id}>
            <span class="soft">{name}</span>
            <div class={`push-card ${id}`}>
              {picture && said?.image !== undefined && <img src={ofShop(said.image)} alt="" />}
              <small class="soft">{origin}</small>
              <b>{said?.title}</b>
              <p class={`clamp-${lines}`}>{said?.body}</p>
              {/* iPhones show none. */}
              {id !== "ios" &&
                said?.actions?.map(({ action, title }) => <i key={action}>{title}</i>)}
            </div>
            {!picture && said?.image !== undefined && (
              <span class="soft">{w.picture.noPicture}</span>
            )}
          </div>
        ))}
      </div>
      <p class="about small" role="status">
        {sentence !== undefined
          ? `${w.picture.waiting} ${sentence}`
          : said === null
            ? w.picture.nothing
            : w.picture.cutOff}
      </p>
    </figure>
  );
}
