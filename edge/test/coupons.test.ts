import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import { COUPON_CHECK_PATH, type CouponAnswer } from "#protocol/coupon.ts";
import type { OfferWish } from "../domain/decide/offer.ts";
import { siteOf } from "../namespaces.ts";
import { sign } from "../orders/signature.ts";
import { newShop } from "./support/census.ts";
import { own } from "./support/orders.ts";

const HOUR_MS = 3_600_000;
let site: string;
let token: string;

beforeAll(async () => {
  ({ site, token } = await newShop());
});

function wish(campaign: string, source: "pool" | "computed", budget: number | null): OfferWish {
  const value = { kind: "percent", percent: 5 } as const;
  const offer =
    source === "pool"
      ? ({ source, pool: "spring", value, endsAfterHours: 24 } as const)
      : ({ source, value, endsAfterHours: 24 } as const);
  const key = `${campaign}/a`;
  return { key, campaign, variant: "a", offer, endsAt: Date.now() + 24 * HOUR_MS, budget };
}

async function upload(pool: string, codes: readonly string[]): Promise<unknown> {
  const response = await exports.default.fetch(
    `https://edge.example/v1/admin/sites/${site}/codes/${pool}`,
    {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify({ codes }),
    },
  );
  return response.json();
}

async function check(code: string, redeem = false): Promise<CouponAnswer> {
  const body = JSON.stringify({ code, redeem });
  const seconds = Math.floor(Date.now() / 1000);
  const secret = (await siteOf(env, site).orderSecret("edgewise")) ?? "";
  const bytes = await sign(secret, `${seconds}.${body}`);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const response = await exports.default.fetch(
    `https://edge.example${COUPON_CHECK_PATH}?site=${site}`,
    { method: "POST", headers: { "Edgewise-Signature": `t=${seconds},v1=${hex}` }, body },
  );
  return response.json();
}

test("of 1 000 visitors who ask at once, 100 get one of 100 codes each, and never a second one", async () => {
  const codes = Array.from({ length: 100 }, (_, index) => `SPRING-${index}`);
  expect(await upload("spring", codes)).toEqual({ added: 100 });
  expect(await upload("spring", codes)).toEqual({ added: 0 });
  const shop = siteOf(env, site);
  const wanted = wish("spring-sale", "pool", null);
  const asked = Array.from({ length: 1000 }, (_, index) =>
    shop.issueCodes(`visitor-${index}`, [wanted]),
  );
  const issued = (await Promise.all(asked)).flatMap((given) => given[wanted.key]?.code ?? []);
  expect(new Set(issued)).toHaveLength(100);
  expect(issued).toHaveLength(100);

  const again = await shop.issueCodes("visitor-0", [wanted]);
  expect(again[wanted.key]?.code).toBe(issued[0]);
}, 60_000);

test("a budget is never overspent, and an unused code frees its share when it ends", async () => {
  const shop = siteOf(env, site);
  const wanted = wish("small-budget", "computed", 3);
  const asked = Array.from({ length: 20 }, (_, index) =>
    shop.issueCodes(`buyer-${index}`, [wanted]),
  );
  const given = (await Promise.all(asked)).flatMap((answer) => answer[wanted.key]?.code ?? []);
  expect(given).toHaveLength(3);
  expect((await check(given[0] ?? "", true)).kind).toBe("valid");

  vi.useFakeTimers({ now: Date.now() + 25 * HOUR_MS, toFake: ["Date"] });
  const later = { ...wanted, endsAt: Date.now() + 24 * HOUR_MS };
  const more = Array.from({ length: 20 }, (_, index) => shop.issueCodes(`late-${index}`, [later]));
  const freed = (await Promise.all(more)).flatMap((answer) => answer[wanted.key]?.code ?? []);
  // One was redeemed and stays spent; the two that ended unused are issued to nobody again.
  expect(freed).toHaveLength(2);
  expect(freed.some((code) => given.includes(code))).toBe(false);
  vi.useRealTimers();
});

test("a code holds until it ends, to the millisecond, and is used once", async () => {
  const shop = siteOf(env, site);
  const wanted = wish("one-day", "computed", null);
  const code = (await shop.issueCodes("somebody", [wanted]))[wanted.key]?.code ?? "";
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{12}$/);
  expect(await check(code)).toMatchObject({
    kind: "valid",
    campaign: "one-day",
    value: { percent: 5 },
  });
  expect(await check(code.toLowerCase())).toMatchObject({ kind: "valid" });

  vi.useFakeTimers({ now: wanted.endsAt - 1, toFake: ["Date"] });
  expect(await check(code)).toMatchObject({ kind: "valid" });
  vi.setSystemTime(wanted.endsAt);
  expect(await check(code)).toEqual({ kind: "ended", endsAt: wanted.endsAt });
  vi.useRealTimers();

  expect(await check(code, true)).toMatchObject({ kind: "valid" });
  expect(await check(code, true)).toMatchObject({ kind: "used" });
});

test("whoever cannot sign learns nothing, and a code nobody was given is unknown", async () => {
  const response = await exports.default.fetch(
    `https://edge.example${COUPON_CHECK_PATH}?site=${site}`,
    { method: "POST", headers: { "Edgewise-Signature": "t=1,v1=0" }, body: '{"code":"SPRING-1"}' },
  );
  expect(response.status).toBe(401);
  await upload("autumn", ["LEAF-1"]);
  expect(await check("LEAF-1")).toEqual({ kind: "unknown" });
  expect(await check("NONE")).toEqual({ kind: "unknown" });
});

test("a code that ended is not handed out a second time, nor another one", async () => {
  const shop = siteOf(env, site);
  const wanted = wish("ends-unseen", "computed", 5);
  expect((await shop.issueCodes("somebody", [wanted]))[wanted.key]).not.toBeNull();
  vi.useFakeTimers({ now: Date.now() + 25 * HOUR_MS, toFake: ["Date"] });
  const again = await shop.issueCodes("somebody", [wish("ends-unseen", "computed", 5)]);
  vi.useRealTimers();
  expect(again[wanted.key]).toBeNull();
});

test("a code outlives whoever got it: it is still good, in its budget, and nobody's", async () => {
  const shop = siteOf(env, site);
  const wanted = wish("a-last-one", "computed", 1);
  const { code = "" } = (await shop.issueCodes("who-will-be-erased", [wanted]))[wanted.key] ?? {};
  await shop.forget("who-will-be-erased");
  expect((await check(code)).kind).toBe("valid");
  expect((await shop.issueCodes("somebody-else", [wanted]))[wanted.key]).toBeNull();
  const answer = await own(site, { order: "77", total: 20, coupons: [code] });
  expect(await answer.json()).toEqual({ order: "77", joined: null });
  expect((await check(code)).kind).toBe("used");
});

test("a campaign that cannot go live is refused with a sentence, and a draft is not", async () => {
  const campaign = {
    id: "no-pool",
    name: "No pool",
    status: "live",
    trigger: { kind: "exit-intent" },
    goal: { kind: "purchase" },
    priority: 1,
    steps: [
      {
        kind: "show",
        variants: [
          {
            id: "a",
            share: 1,
            banner: { kind: "modal", title: { "*": "Take {code}" } },
            offer: {
              source: "pool",
              pool: "missing",
              value: { kind: "free-shipping" },
              endsAfterHours: 24,
            },
          },
        ],
      },
    ],
  };
  const put = (status: string) =>
    exports.default.fetch(`https://edge.example/v1/admin/sites/${site}/campaigns/no-pool`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...campaign, status }),
    });
  const refused = await put("live");
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    code: "invalid-campaign",
    problems: expect.arrayContaining([
      expect.objectContaining({ sentence: expect.stringMatching(/pool/) }),
    ]),
  });
  expect((await put("draft")).status).toBe(200);
});
