import type { Page } from "playwright-core";

/** Keeps what a page looks like in `artifacts/`, where `PHOTOS=1` asks for it: nothing is held against a picture, and taking them all costs as much as all that is. */
export async function photo(
  page: Page,
  name: string,
  { fullPage = false }: { readonly fullPage?: boolean } = {},
): Promise<void> {
  if (process.env["PHOTOS"]) await page.screenshot({ path: `artifacts/${name}.png`, fullPage });
}
