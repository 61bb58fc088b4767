import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { visitorOf } from "../namespaces.ts";
import { visitorOfTab } from "../tokens/ids.ts";
import { openShop, report } from "./support/shop.ts";

const TAB = "tab-of-a-silent-checkout-1";

test("a shop whose pages say nothing of their checkout is understood by their addresses", async () => {
  const { site, token } = await openShop();
  const visitor = await visitorOfTab(env, site, TAB);
  const stageAfter = async (path: string, number: number, ...events: readonly object[]) => {
    const known = number > 1 && { visitor };
    const viewed = [{ kind: "page_view", agoMs: 0 }, ...events];
    await report({ site, token }, { tab: TAB, number, ...known, page: { path }, events: viewed });
    const stored = await visitorOf(env, site, visitor).export(site);
    return stored === null ? null : JSON.parse(stored).state.session.stage;
  };
  const gel = { kind: "cart_add", agoMs: 0, quantity: 1, item: { id: "gel", name: "Gel" } };
  expect(await stageAfter("/gels", 1, gel)).toBe("cart");
  expect(await stageAfter("/commande", 2)).toBe("address");
  expect(await stageAfter("/commande/livraison", 3)).toBe("shipping");
  expect(await stageAfter("/commande/paiement", 4)).toBe("payment");
});
