/** What the catalog's English titles are called in the other languages. */
export const titles: Readonly<Record<string, { readonly de: string; readonly pl: string }>> = {};
