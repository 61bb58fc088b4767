import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Show } from "#protocol/decision.ts";
import type { FrameMessage } from "#protocol/frame.ts";
import { Segmented } from "../parts/segmented.tsx";
import { shop } from "../shop.ts";
import { words } from "../words.ts";
import { framePath } from "./frame.data.ts";
import type { Path } from "./json.ts";
import { ofShop, usePicture } from "./use-picture.ts";

const devices = ["desktop", "phone"] as const;
const schemes = ["light", "dark"] as const;
const device = signal<(typeof devices)[number]>("desktop");
const scheme = signal<(typeof schemes)[number]>("light");

/** The banner as the shop's own tag draws it, beside the form that describes it. */
export function BannerPreview({ path }: { readonly path: Path }) {
  const w = words.value.editor.picture;
  const { answer, fault } = usePicture(path, "banner");
  const sentence = fault && (fault.problems[0]?.sentence ?? fault.message);
  return (
    <figure class="picture-of">
      <figcaption>
        <b>{w.title}</b>
        <Segmented label={w.device} texts={w.devices} options={devices} chosen={device} />
        <Segmented label={w.scheme} texts={w.schemes} options={schemes} chosen={scheme} />
      </figcaption>
      <Frame show={answer?.show ?? null} />
      <p class="about small" role="status">
        {sentence !== undefined
          ? `${w.waiting} ${sentence}`
          : answer?.show === null
            ? w.nothing
            : w.about}
      </p>
    </figure>
  );
}

function Frame({ show }: { readonly show: Show | null }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && data === "ready")
        setReady((times) => times + 1);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  const message: FrameMessage = {
    show: show && reachable(show),
    theme: shop.value?.settings.theme ?? {},
    scheme: scheme.value,
  };
  const written = JSON.stringify(message);
  useEffect(() => {
    if (ready > 0) frame.current?.contentWindow?.postMessage(message, location.origin);
  }, [ready, written, device.value]);
  return (
    <div class={`stage ${device.value}`}>
      {/* Its page is inert too: a frame's own inertness doesn't keep what opens inside from taking the focus. */}
      <iframe
        ref={frame}
        src={framePath}
        title={words.value.editor.picture.title}
        sandbox="allow-scripts allow-same-origin"
        tabIndex={-1}
        inert
      />
    </div>
  );
}

/** Pictures of the shop lie at the shop. */
function reachable(show: Show): Show {
  const cards = show.drawing.cards?.map(({ image, ...card }) => ({
    ...card,
    ...(image !== undefined && { image: ofShop(image) }),
  }));
  return { ...show, drawing: { ...show.drawing, ...(cards && { cards }) } };
}
