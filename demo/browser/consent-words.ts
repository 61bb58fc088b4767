/** The shop's consent notice; `decide` hears the answer. */
export function element(decide: (yes: boolean, notice: HTMLElement) => void): HTMLElement {
  const notice = document.createElement("section");
  notice.className = "consent";
  notice.setAttribute("aria-label", "Your consent");
  const text = document.createElement("p");
  text.textContent =
    "May we remember what you look at, so that we can help you choose? Nothing leaves your browser before you say yes.";
  notice.append(text, button("Yes, remember", true), button("No, thanks", false));
  return notice;

  function button(label: string, yes: boolean): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = yes ? "button" : "button quiet";
    made.textContent = label;
    made.addEventListener("click", () => decide(yes, notice));
    return made;
  }
}
