import { useState } from "preact/hooks";
import { words } from "../words.ts";
import { CopyLine } from "./copy-line.tsx";

/** A secret that stands on the page only while somebody wants to see it. */
export function SecretLine({ label, text }: { readonly label: string; readonly text: string }) {
  const w = words.value.setUp;
  const [open, setOpen] = useState(false);
  return (
    <div class="line-of">
      <span class="legend">{label}</span>
      {open && <CopyLine text={text} />}
      <button
        type="button"
        class="button small"
        aria-expanded={open}
        aria-label={`${open ? w.hide : w.reveal}: ${label}`}
        onClick={() => setOpen(!open)}
      >
        {open ? w.hide : w.reveal}
      </button>
    </div>
  );
}
