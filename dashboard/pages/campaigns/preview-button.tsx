import { call } from "../../api/call.ts";
import { asFault } from "../../api/fault.ts";
import { toast } from "../../parts/toast.tsx";
import { shop, siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** Opens the shop's own page with this campaign on it, drawn as visitors would see it. */
export function PreviewButton({ campaign }: { readonly campaign: string }) {
  const url = shop.value?.settings.origins[0];
  if (url === undefined) return null;
  async function open(): Promise<void> {
    // Opened at once: after waiting for the edge the browser would take it for a pop-up.
    const tab = window.open("about:blank");
    try {
      const link = await call(
        "previewCampaign",
        { site: siteId.value, campaign },
        { url: `${url}/` },
      );
      if (tab) tab.location.href = link.url;
    } catch (thrown) {
      tab?.close();
      toast(asFault(thrown).message, null, true);
    }
  }
  return (
    <button type="button" class="button quiet" onClick={() => void open()}>
      {words.value.campaigns.preview}
    </button>
  );
}
