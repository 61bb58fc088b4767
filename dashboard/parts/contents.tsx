/** Leads to the sections of a long page, in their order; addresses belong to the router, so that these are buttons. */
export function Contents({ titles }: { titles: readonly string[] }) {
  return (
    <nav class="actions">
      {titles.map((title, index) => (
        <button type="button" class="button" key={title} onClick={() => show(index)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

function show(index: number): void {
  const heading = document.querySelectorAll("h2")[index];
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
  heading.scrollIntoView();
}
