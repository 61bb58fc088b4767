import { asFault } from "../api/fault.ts";
import { words } from "../words.ts";
import { toast } from "./toast.tsx";

/** Makes a change; one that fails is said in the edge's own words. */
export async function attempt(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (thrown) {
    const { message, problems } = asFault(thrown);
    const sentences = [message, ...problems.map(({ sentence }) => sentence)].filter(Boolean);
    toast(sentences.join(" ") || words.value.fault.offline, null, true);
    return false;
  }
}
