import { useState } from "preact/hooks";
import { words } from "../words.ts";
import { Icon } from "./icon.tsx";

/** A line that belongs somewhere else, one press away from being there. */
export function CopyLine({ text }: { readonly text: string }) {
  const w = words.value.common;
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  return (
    <div class="code">
      <code>{text}</code>
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon name={copied ? "check" : "copy"} />
        {copied ? w.copied : w.copy}
      </button>
    </div>
  );
}
