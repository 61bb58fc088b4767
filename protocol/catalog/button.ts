import * as v from "valibot";
import { link, localized } from "../text.ts";

/** What it says and where it leads. */
export const button = v.object({
  label: v.pipe(localized, v.title("Button")),
  url: v.pipe(v.optional(link), v.title("Leads to")),
});
