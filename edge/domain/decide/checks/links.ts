import type { Check, Problem } from "./problem.ts";
import { variantsOf } from "./walk.ts";

/** Clicks and addresses that people type go to the shop only. */
export const links: Check = (campaign, { settings }) =>
  variantsOf(campaign).flatMap(({ content, field }): readonly Problem[] => {
    if ("channel" in content) {
      if (content.channel === "webhook" || isOwn(content.url, settings.origins)) return [];
      return [foreign(`${field}.message.url`)];
    }
    const button = "button" in content ? content.button : undefined;
    const endpoint = content.kind === "exit-form" ? content.endpoint : undefined;
    return [
      ...(isOwn(button && "url" in button ? button.url : undefined, settings.origins)
        ? []
        : [foreign(`${field}.banner.button.url`)]),
      ...(isOwn(endpoint, settings.origins) ? [] : [foreign(`${field}.banner.endpoint`)]),
    ];
  });

function isOwn(link: string | undefined, origins: readonly string[]): boolean {
  if (link === undefined || link.startsWith("/")) return true;
  const lower = link.toLowerCase();
  return origins.some((origin) => {
    const own = origin.toLowerCase();
    return lower === own || lower.startsWith(`${own}/`) || lower.startsWith(`${own}?`);
  });
}

function foreign(field: string): Problem {
  return { field, code: "foreign-link" };
}
