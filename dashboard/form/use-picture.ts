import type { PictureView } from "#protocol/views.ts";
import { type Opinion, useOpinion } from "../api/draft.ts";
import { shop, siteId } from "../shop.ts";
import { useEditing, useValue } from "./editing.ts";
import { asRecord, type Path } from "./json.ts";
import { fallbackOnly } from "./one-language.ts";

/** A variant as an example visitor would get it, in the language that is being written. */
export function usePicture(path: Path, field: "banner" | "message"): Opinion<PictureView> {
  const { language } = useEditing();
  const { value } = useValue(path);
  const variant = asRecord(value);
  const said = variant[field];
  const tag = language.value;
  const first = shop.value?.settings.markets[0]?.locale ?? "en";
  return useOpinion(
    "drawDraft",
    { site: siteId.value },
    {
      locale: tag === "*" ? first : tag,
      [field]: tag === "*" ? fallbackOnly(said) : said,
      offer: variant["offer"] !== undefined,
    },
  );
}

/** A link or picture of the shop as it is reached from here. */
export function ofShop(link: string): string {
  return new URL(link, shop.value?.settings.origins[0]).href;
}
