import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";

const stages = [
  ["Cart", "/cart"],
  ["Address", "/checkout/address"],
  ["Delivery", "/checkout/shipping"],
  ["Payment", "/checkout/payment"],
] as const;

export function cartPage(): Page {
  return {
    path: "/cart",
    kind: "cart",
    title: "Your cart",
    description: "What you have chosen.",
    hidden: true,
    body: html`${progress(0)}
      <header class="page-head"><h1>Your cart</h1></header>
      <div class="two" data-cart-filled hidden>
        <ul class="lines" data-cart-lines></ul>
        <aside class="summary" aria-label="Sum">
          <h2>Sum</h2>
          <div data-summary></div>
          <p class="problem" role="alert" data-cart-problem hidden></p>
          <a class="button wide" href="/checkout/address" data-checkout>Checkout</a>
          <div data-edgewise-slot="cart"></div>
        </aside>
      </div>
      <div class="empty" data-cart-empty hidden>
        <h2>Nothing here yet</h2>
        <p>Your cart is empty, your legs are fresh: a good moment to look around.</p>
        <p><a class="button" href="/shoes">See all shoes</a></p>
      </div>
      <noscript><p>The cart needs JavaScript.</p></noscript>`,
  };
}

function stagePage(index: number, path: string, title: string, form: Html): Page {
  return {
    path,
    kind: path.slice(1).replace("/", "-"),
    title,
    description: "Checkout",
    hidden: true,
    body: html`${progress(index)}
      <header class="page-head"><h1>${title}</h1></header>
      <div class="two">
        <form class="stage-form" data-stage-form>${form}</form>
        <aside class="summary" aria-label="Your order">
          <h2>Your order</h2>
          <ul class="mini-lines" data-mini-lines></ul>
          <div data-summary></div>
        </aside>
      </div>`,
  };
}

function field(name: string, label: string, autocomplete: string, extra?: Html): Html {
  return html`<label class="field field-${name}"
    ><span>${label}</span><input name="${name}" autocomplete="${autocomplete}" required${extra}
  /></label>`;
}

export function addressPage(): Page {
  return stagePage(
    1,
    "/checkout/address",
    "Where shall it go?",
    html`<div class="fields">
        ${field("email", "E-mail", "email", html` type="email"`)}${field("name", "Name", "name")}${field("street", "Street and number", "street-address")}${field("postcode", "Postcode", "postal-code", html` inputmode="numeric"`)}${field("city", "City", "address-level2")}
        <label class="field"
          ><span>Country</span
          ><select name="country" autocomplete="country">
            <option value="DE">Germany</option>
            <option value="AT">Austria</option>
            <option value="NL">Netherlands</option>
            <option value="PL">Poland</option>
            <option value="FR">France</option>
          </select></label
        >
      </div>
      <button class="button" type="submit">On to delivery</button>`,
  );
}

export function shippingPage(): Page {
  return stagePage(
    2,
    "/checkout/shipping",
    "How shall it travel?",
    html`<fieldset class="choices">
        <legend class="sr">Delivery</legend>
        <label class="choice"
          ><input type="radio" name="tier" value="standard" checked /><span
            ><strong>Standard</strong><span>Two to three days, free from €75</span></span
          ><span class="price" data-tier-price="standard"></span></label
        ><label class="choice"
          ><input type="radio" name="tier" value="express" /><span
            ><strong>Express</strong><span>Next working day, ordered before four</span></span
          ><span class="price" data-tier-price="express"></span
        ></label>
      </fieldset>
      <button class="button" type="submit">On to payment</button>`,
  );
}

function payment(value: string, name: string, text: string, checked: boolean): Html {
  return html`<label class="choice"
    ><input type="radio" name="method" value="${value}" ${checked && html` checked`} /><span
      ><strong>${name}</strong><span>${text}</span></span
    ></label
  >`;
}

export function paymentPage(): Page {
  return stagePage(
    3,
    "/checkout/payment",
    "How would you like to pay?",
    html`<fieldset class="choices">
        <legend class="sr">Payment</legend>
        ${payment("invoice", "Invoice", "Pay within 14 days", true)}${payment("sepa", "Direct debit", "From your bank account", false)}${payment("card", "Card", "This shop is a demonstration: no number is asked for", false)}
      </fieldset>
      <div class="coupon" data-coupon>
        <label class="field"
          ><span>Coupon</span
          ><input
            name="coupon"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false" /></label
        ><button class="button quiet" type="button" data-coupon-apply>Redeem</button>
        <p role="status" data-coupon-status></p>
      </div>
      <button class="button" type="submit">Buy now</button>
      <p class="kind">A demonstration: nothing is charged and nothing is sent.</p>`,
  );
}

export function donePage(): Page {
  return {
    path: "/checkout/done",
    kind: "checkout-done",
    title: "Thank you",
    description: "Your order",
    hidden: true,
    body: html`<div class="done" data-done>
        <p class="eyebrow">Order <span data-order-id></span></p>
        <h1>Thank you. Enjoy the run.</h1>
        <p class="lead" data-order-text></p>
        <ul class="mini-lines" data-mini-lines></ul>
        <div data-summary></div>
        <p><a class="button" href="/advice">Something to read until it arrives</a></p>
      </div>
      <div class="empty" data-done-empty hidden>
        <h1>There is no order here</h1>
        <p><a class="button" href="/">To the shop</a></p>
      </div>`,
  };
}

function progress(at: number): Html {
  return html`<nav class="progress" aria-label="Checkout">
    <ol>
      ${stages.map(([name, path], index) =>
        index < at
          ? html`<li class="past"><a href="${path}">${name}</a></li>`
          : index === at
            ? html`<li aria-current="step">${name}</li>`
            : html`<li>${name}</li>`,
      )}
    </ol>
  </nav>`;
}
