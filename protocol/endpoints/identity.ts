import type { WorkerFileView } from "../views.ts";
import { answers, nothing } from "./endpoint.ts";

/** Who somebody is to the shop, and whether its own side is set up. */
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
  checkWorker: {
    method: "GET",
    path: "/v1/admin/sites/:site/worker",
    role: "viewer",
    about: "Whether the shop hosts the push worker's file as it should: fetched now.",
    request: nothing,
    ...answers<WorkerFileView>(),
  },
} as const;
