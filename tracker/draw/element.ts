type Content = Node | string | undefined;

/** Makes an element; what it holds is text or elements, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const part of content) if (part) made.append(part);
  return made;
}

/** A link where it leads somewhere on the web, else a button. */
export function action(
  label: string,
  url: string | undefined,
  run: () => void,
): HTMLAnchorElement | HTMLButtonElement {
  const isLink = /^(https?:\/\/|\/(?![/\\]))/i.test(url ?? "");
  const made = element(isLink ? "a" : "button", "go", label);
  if (url && "href" in made) made.href = url;
  made.addEventListener("click", run);
  return made;
}
