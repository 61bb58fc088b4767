/** Leads to the sections of a long page; addresses belong to the router, so that these are buttons. */
export function Contents({ label, titles }: { label: string; titles: readonly string[] }) {
  return (
    <nav class="contents" aria-label={label}>
      {titles.map((title) => (
        <button type="button" key={title} onClick={() => show(title)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

function show(title: string): void {
  const heading = [...document.querySelectorAll("h2")].find(
    ({ textContent }) => textContent === title,
  );
  heading?.scrollIntoView();
  if (heading) heading.tabIndex = -1;
  heading?.focus({ preventScroll: true });
}
