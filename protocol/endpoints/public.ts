import { COUPON_CHECK_PATH } from "../coupon.ts";
import { ORDERS_PATH } from "../order.ts";
import { EVENTS_PATH } from "../told.ts";
import { PUSH_REPORT_PATH, VISIT_PATH } from "../wire.ts";

/** What may be asked without a token, by pages, push workers, shops' servers and machines that look whether the edge lives. */
export const publicEndpoints = {
  visit: {
    method: "POST",
    path: VISIT_PATH,
    about: "What a page noticed; the answer is what to show. Only from the shop's own origins.",
  },
  push: {
    method: "POST",
    path: PUSH_REPORT_PATH,
    about: "What became of pushes, as the push worker saw it.",
  },
  order: {
    method: "POST",
    path: ORDERS_PATH,
    about:
      "Orders as the shop's server knows them (?site=SITE), signed with the shop's secret or by its platform.",
  },
  events: {
    method: "POST",
    path: EVENTS_PATH,
    about: "What the shop's app, tills and server see (?site=SITE), signed.",
  },
  coupon: {
    method: "POST",
    path: COUPON_CHECK_PATH,
    about: "Whether a code holds (?site=SITE), asked and signed by the shop's checkout.",
  },
  cart: {
    method: "GET",
    path: "/c/:token",
    about: "Leads to the shop with the cart of a message in it; the token is sealed by the edge.",
  },
  tag: {
    method: "GET",
    path: "/t/:file",
    about: "The tag with the shop's settings (SITE.js), and the shop's push key (SITE.json).",
  },
  health: {
    method: "GET",
    path: "/healthz",
    about: "200 once the edge can serve.",
  },
} as const;

export type PublicEndpoint = keyof typeof publicEndpoints;
