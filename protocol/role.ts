/** Who may do what: each role may also do what the ones after it may. */
export const roles = ["operator", "owner", "editor", "viewer"] as const;
export type Role = (typeof roles)[number];
