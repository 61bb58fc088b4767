import * as v from "valibot";
import type { Role } from "../role.ts";
import { title } from "../text.ts";
import type { AuditView, TokenView } from "../views.ts";
import { answers, nothing } from "./endpoint.ts";

const role = v.picklist(["owner", "editor", "viewer"]);

/** Who may enter, and what they changed. */
export const access = {
  signIn: {
    method: "POST",
    path: "/v1/admin/session",
    role: null,
    about: "Signs a browser in with a token; sets an HttpOnly cookie.",
    request: v.object({ token: v.pipe(v.string(), v.maxLength(200)) }),
    ...answers<{ site: string | null; role: Role }>(),
  },
  signOut: {
    method: "DELETE",
    path: "/v1/admin/session",
    role: null,
    about: "Signs the browser out.",
    request: nothing,
    ...answers<null>(),
  },
  who: {
    method: "GET",
    path: "/v1/admin/session",
    role: "viewer",
    about: "Who is signed in.",
    request: nothing,
    ...answers<{ site: string | null; role: Role }>(),
  },
  readTokens: {
    method: "GET",
    path: "/v1/admin/sites/:site/tokens",
    role: "owner",
    about: "Who has access.",
    request: nothing,
    ...answers<readonly TokenView[]>(),
  },
  createToken: {
    method: "POST",
    path: "/v1/admin/sites/:site/tokens",
    role: "owner",
    about: "Gives somebody access; the token is shown once.",
    request: v.object({ name: title, role }),
    ...answers<{ token: string; id: string }>(),
  },
  revokeToken: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/tokens/:token",
    role: "owner",
    about: "Takes access away at once.",
    request: nothing,
    ...answers<null>(),
  },
  readAudit: {
    method: "GET",
    path: "/v1/admin/sites/:site/audit",
    role: "owner",
    about:
      "The last 200 changes by people and 50 by Edgewise, with who made them, in English, German or Polish, as `Accept-Language` asks.",
    request: nothing,
    ...answers<readonly AuditView[]>(),
  },
} as const;
