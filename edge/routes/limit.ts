import type { Context } from "hono";
import { Refusal } from "../refusal.ts";

type Limited = "NETWORK_LIMIT" | "SHOP_LIMIT" | "NEWCOMER_LIMIT" | "ADMIN_LIMIT";

/**
 * Refuses what comes too often, by shop and by network. The address is only a key that the limiter
 * forgets after a minute; without one (on one's own machine) only the shop as a whole is limited.
 */
export async function limit(
  c: Context<{ Bindings: Env }>,
  site: string,
  by: Exclude<Limited, "SHOP_LIMIT">,
): Promise<void> {
  const network = networkOf(c.req.header("cf-connecting-ip"));
  const limits: [Limited, string][] = [["SHOP_LIMIT", `${by}/${site}`]];
  if (network !== null) limits.push([by, `${site}/${network}`]);
  const answers = await Promise.all(limits.map(([name, key]) => c.env[name].limit({ key })));
  if (answers.some(({ success }) => !success)) throw new Refusal("too-many");
}

/** An IPv4 address, or the /64 that one IPv6 subscriber has. */
export function networkOf(address: string | undefined): string | null {
  if (address === undefined || address === "") return null;
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  // "::" stands for as many zeros as are missing: where it comes early, the subscriber's own part comes early, too.
  const [front = [], back = []] = address
    .split("::")
    .map((part) => part.split(":").filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return [...front, ...zeros, ...back].slice(0, 4).join(":");
}
