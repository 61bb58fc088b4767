import { useEffect, useRef, useState } from "preact/hooks";
import { arm, place } from "./state.ts";

// The shop as a desktop shows it, made smaller where there is less room.
const SHOP_WIDTH = 980;
const NARROW = 560;

/** Where a frame is; the edge's own pages, through which a push leads, tell nobody. */
function pathOf(frame: HTMLIFrameElement): string {
  try {
    return frame.contentWindow?.location.pathname ?? "/";
  } catch {
    return "/";
  }
}

/** The demo shop in a window of its own; its pages, tag and storage are the real ones. */
export function ShopFrame() {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [size, setSize] = useState({ width: SHOP_WIDTH, height: 600 });
  const [path, setPath] = useState("/");
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const { value: at } = place;
  useEffect(() => {
    // A page that is chosen again must be loaded again.
    if (at !== null && frame.current) frame.current.contentWindow?.location.replace(at);
  }, [at]);
  const scale = size.width < NARROW ? 1 : Math.min(1, size.width / SHOP_WIDTH);
  return (
    <section class="shop" aria-label="The demo shop">
      <p class="bar" aria-hidden="true">
        <i />
        <i />
        <i />
        <span>{at === null ? "closed" : `shop.localhost${path}`}</span>
        {arm.value === "held" && <b>left alone</b>}
      </p>
      <div class="window" ref={box}>
        {at === null ? (
          <div class="gone">
            <p>The visitor has walked out.</p>
            <button
              type="button"
              class="button"
              onClick={() => {
                place.value = "/";
              }}
            >
              Come back
            </button>
          </div>
        ) : (
          <iframe
            ref={frame}
            title="Paceward, the demo shop"
            src={at}
            allow="clipboard-write"
            style={{
              width: `${size.width / scale}px`,
              height: `${size.height / scale}px`,
              transform: `scale(${scale})`,
            }}
            onLoad={({ currentTarget }) => {
              setPath(pathOf(currentTarget));
            }}
          />
        )}
      </div>
    </section>
  );
}
