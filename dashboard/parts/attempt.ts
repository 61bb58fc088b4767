import { asFault } from "../api/fault.ts";
import { toast } from "./toast.tsx";

/** Makes a change; one that fails is said in the edge's own words. */
export async function attempt(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (thrown) {
    const { message, problems } = asFault(thrown);
    toast([message, ...problems.map(({ sentence }) => sentence)].join(" "), null, true);
    return false;
  }
}
