import { useEffect } from "preact/hooks";
import { confirmed } from "../parts/confirm.tsx";
import { holdHere } from "../route.ts";
import { words } from "../words.ts";

/** Nobody loses what they have written by a click elsewhere, a step back or a closed tab. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    const { unsaved, leaveAbout, leave } = words.value.common;
    const release = holdHere(() => confirmed(unsaved, leaveAbout, leave));
    return () => {
      removeEventListener("beforeunload", warn);
      release();
    };
  }, [isUnsaved]);
}
