import { marked } from "./dom.ts";
import { hasStrings } from "./store.ts";
import type { Coupon } from "./sums.ts";

/** The coupon field: the shop's server says whether a code is good. */
export function watchCoupon(form: HTMLFormElement, accept: (coupon: Coupon) => void): void {
  const input = form.elements.namedItem("coupon");
  const button = marked("coupon-apply", form);
  if (!(input instanceof HTMLInputElement)) return;
  const apply = async () => {
    const code = input.value.trim().toUpperCase();
    if (!code) return say("Please enter a code.", false);
    const coupon = await redeemed(code);
    if (!coupon) return say(`We do not know the code ${code}.`, false);
    accept(coupon);
    say(`${coupon.percent} % off, well done.`, true);
  };
  button?.addEventListener("click", () => void apply());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // Enter in this field means the coupon, not the order.
    event.preventDefault();
    void apply();
  });
}

async function redeemed(code: string): Promise<Coupon | undefined> {
  const response = await fetch("/coupon", { method: "POST", body: JSON.stringify({ code }) });
  const answer: unknown = await response.json();
  if (!hasStrings(answer, "code")) return undefined;
  const percent: unknown = Reflect.get(answer, "percent");
  return typeof percent === "number" ? { code: answer.code, percent } : undefined;
}

function say(text: string, good: boolean): void {
  const place = marked("coupon-status");
  if (!place) return;
  place.textContent = text;
  place.className = good ? "good" : "problem";
}
