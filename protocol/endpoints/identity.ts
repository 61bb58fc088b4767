import { answers, nothing } from "./endpoint.ts";

/** Who somebody is to the shop: its customers, and its own people. */
export const identity = {
  readIdentity: {
    method: "GET",
    path: "/v1/admin/sites/:site/identity",
    role: "owner",
    about:
      "The secret with which the shop's server vouches for a customer: hex of HMAC-SHA256 over CUSTOMER.VISITOR.EXPIRES (epoch ms); and the links that take a browser of the shop's own people out of all counts, and back.",
    request: nothing,
    ...answers<{
      readonly secret: string;
      readonly staff: { readonly on: string; readonly off: string };
    }>(),
  },
} as const;
