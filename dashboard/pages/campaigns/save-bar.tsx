import { useRef, useState } from "preact/hooks";
import type { Campaign } from "#protocol/campaign.ts";
import { asFault } from "../../api/fault.ts";
import { problemsOf } from "../../form/problems.ts";
import { useEditing } from "../../form/editing.ts";
import { useUnsaved } from "../../form/unsaved.ts";
import { asRecord, asText, at } from "../../form/json.ts";
import { confirmed } from "../../parts/confirm.tsx";
import { toast } from "../../parts/toast.tsx";
import { go, to } from "../../route.ts";
import { words } from "../../words.ts";
import { PreviewButton } from "./preview-button.tsx";
import { remove, storedCampaign, writeCampaign } from "./store.ts";

interface SaveBarProps {
  readonly saved: Campaign | null;
  readonly begun: Campaign;
}

/** Saving is one step, publishing another; what is wrong is said in plain words before either. */
export function SaveBar({ saved, begun }: SaveBarProps) {
  const w = words.value;
  const { draft, problems } = useEditing();
  const [busy, setBusy] = useState(false);
  const changed = draft.value !== begun && draft.value !== saved;

  useUnsaved(changed);
  // What the draft began from; another tab or person may have saved since.
  const base = useRef(saved);
  if (!changed) base.current = saved;

  async function save(status: Campaign["status"]): Promise<void> {
    const next = { ...asRecord(draft.value), status };
    const id = asText(at(next, ["id"]));
    setBusy(true);
    try {
      const there = await storedCampaign(id);
      const isAsked = there && JSON.stringify(there) !== JSON.stringify(base.current);
      const { overTitle, overAbout, over } = w.campaigns;
      if (isAsked && !(await confirmed(overTitle(id), overAbout, over))) return setBusy(false);
      base.current = await writeCampaign(id, next);
      // A new one goes on as what is stored, on a page of its own.
      if (saved) draft.value = base.current ?? next;
      problems.value = new Map();
      toast(status === "live" ? w.campaigns.nowLive(asText(at(next, ["name"]))) : w.common.saved);
      go(to("campaigns", id));
    } catch (thrown) {
      const fault = asFault(thrown);
      problems.value = problemsOf(fault);
      toast(fault.message, null, true);
    }
    setBusy(false);
  }

  async function erase(known: Campaign): Promise<void> {
    const { deleteTitle, deleteAbout, delete: sure } = w.campaigns;
    if ((await confirmed(deleteTitle, deleteAbout, sure)) && (await remove(known))) {
      go(to("campaigns"));
    }
  }

  const status = asText(asRecord(draft.value)["status"]);
  const live = status === "live";
  return (
    <>
      {problems.value.size > 0 && <Problems />}
      <div class="save-bar no-print">
        {saved && (
          <button type="button" class="button quiet danger-text" onClick={() => void erase(saved)}>
            {w.campaigns.delete}
          </button>
        )}
        {saved && !changed && <PreviewButton campaign={saved.id} />}
        <span class="soft grow">{changed && w.common.unsaved}</span>
        <button
          type="button"
          class={live ? "button primary" : "button"}
          disabled={busy || (!changed && saved !== null)}
          onClick={() => void save(live ? "live" : status === "paused" ? "paused" : "draft")}
        >
          {w.common.save}
        </button>
        {!live && (
          <button
            type="button"
            class="button primary"
            disabled={busy}
            onClick={() => void save("live")}
          >
            {w.campaigns.publish}
          </button>
        )}
      </div>
    </>
  );
}

function Problems() {
  const { problems } = useEditing();
  return (
    <div class="problems" role="alert">
      <p>{words.value.campaigns.problems}</p>
      <ul class="sentences">
        {[...problems.value.values()].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
