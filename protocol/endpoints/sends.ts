import * as v from "valibot";
import { sendPlan, type SendView } from "../send.ts";
import { foreignId, key } from "../text.ts";
import { answers, nothing } from "./endpoint.ts";

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(180));

/** Messages to many at once, a try of one to oneself, and the key that signs pushes. */
export const sends = {
  startSend: {
    method: "POST",
    path: "/v1/admin/sites/:site/campaigns/:campaign/send",
    role: "editor",
    about: "Sends a live campaign that is sent once to a segment: now or later, so many a minute.",
    request: sendPlan,
    ...answers<SendView>(),
  },
  readSend: {
    method: "GET",
    path: "/v1/admin/sites/:site/campaigns/:campaign/send",
    role: "viewer",
    about: "How far a campaign's collective send is; null if there was none.",
    request: nothing,
    ...answers<SendView | null>(),
  },
  stopSend: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/campaigns/:campaign/send",
    role: "editor",
    about: "Stops a collective send at once: nobody else is told, and what waits stays unsaid.",
    request: nothing,
    ...answers<SendView | null>(),
  },
  tryMessage: {
    method: "POST",
    path: "/v1/admin/sites/:site/campaigns/:campaign/try",
    role: "editor",
    about: "Sends one message of a campaign, a draft too, to one visitor: oneself.",
    request: v.object({ visitor: foreignId, variant: v.optional(key) }),
    ...answers<{ outcome: string }>(),
  },
  rotatePushKey: {
    method: "POST",
    path: "/v1/admin/sites/:site/push-key",
    role: "owner",
    about:
      "Gives the shop a new push key; browsers that subscribed with the present one stay reachable for so many days.",
    request: v.object({ graceDays: v.optional(days, 90) }),
    ...answers<{ version: number }>(),
  },
} as const;
