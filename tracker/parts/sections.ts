import type { ProductPart } from "#protocol/event.ts";
import type { Tag } from "../tag.ts";

// As shops write them over the parts of a product page, in English, German, Polish and French.
const headings: readonly (readonly [RegExp, ProductPart])[] = [
  [/review|rating|bewert|opini|avis/i, "reviews"],
  [/size|größ|rozmiar|taille/i, "sizes"],
  [/deliver|shipping|return|versand|liefer|dostaw|livraison/i, "delivery"],
  [/specif|techni|material|daten|parametr/i, "specification"],
  [/descri|detail|beschreib|opis/i, "description"],
];
const LIMIT = 30;

function partOf(element: Element): ProductPart | undefined {
  const name = element.getAttribute("data-edgewise-part");
  const words = name ?? element.textContent?.slice(0, 80) ?? "";
  if (name === "images" || element.matches("[class*=gallery]")) return "images";
  return headings.find(([pattern]) => pattern.test(words))?.[1];
}

/** Notices which parts of a product page are read, for how long. */
export function start(tag: Tag): void {
  const followed = new WeakMap<Element, ReturnType<Tag["_follow"]>>();
  let product: string | undefined;
  let observer: IntersectionObserver | undefined;
  const look = tag._guard(() => {
    if (product === tag._page.product) return;
    observer?.disconnect();
    product = tag._page.product;
    if (!product) return;
    const id = product;
    observer = new IntersectionObserver(
      tag._guard((entries: IntersectionObserverEntry[]) => {
        for (const { target, isIntersecting } of entries) {
          const subject = followed.get(target);
          if (subject) subject._on = isIntersecting;
        }
      }),
      // What stands in the middle of the window is what is read.
      { rootMargin: "-25% 0px -25% 0px" },
    );
    const marked = document.querySelectorAll(
      "[data-edgewise-part],main h2,main h3,main summary,main [role=tab],[class*=gallery]",
    );
    const known = new Set<ProductPart>();
    for (const element of Array.from(marked).slice(0, LIMIT)) {
      const part = partOf(element);
      if (!part || known.has(part)) continue;
      known.add(part);
      const isHeading = element.matches("h2,h3,summary");
      const box = (isHeading && element.parentElement) || element;
      const subject = tag._follow({ subject: "part", id, part });
      subject._on = false;
      followed.set(box, subject);
      observer.observe(box);
    }
  });
  look();
  tag._rounds.push(look);
}
