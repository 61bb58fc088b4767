/** The element with this `data-` mark, if the page has one. */
export function marked(mark: string, within: ParentNode = document): HTMLElement | undefined {
  const found = within.querySelector(`[data-${mark}]`);
  return found instanceof HTMLElement ? found : undefined;
}

type Child = Node | string;

/** A new element; attributes as in markup, text is never read as markup. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function toast(...content: readonly Child[]): void {
  const place = marked("toast");
  if (!place) return;
  place.replaceChildren(...content);
  place.classList.add("shown");
  setTimeout(() => place.classList.remove("shown"), 4000);
}

/** What a form says, by field name. */
export function answers(form: HTMLFormElement): Readonly<Record<string, string>> {
  const entries = [...new FormData(form)].map(
    ([name, value]) => [name, typeof value === "string" ? value : ""] as const,
  );
  return Object.fromEntries(entries);
}
