import { expect, test } from "vitest";
import { marketOf, profileAfter } from "./profile.ts";
import { settings } from "./test/world.ts";

const shop = {
  ...settings,
  markets: [
    ...settings.markets,
    { id: "at", locale: "de-AT", currency: "EUR", countries: ["AT"], pricesIncludeTax: true },
    { id: "pl", locale: "pl-PL", currency: "PLN", countries: ["PL"], pricesIncludeTax: true },
  ],
};

function arrives(page: object, request: object = {}) {
  return profileAfter(null, { path: "/", ...page }, request, shop);
}

test("believes the network's time zone before the browser's", () => {
  const profile = arrives(
    { timeZone: "Europe/Berlin" },
    { timeZone: "Europe/Warsaw", country: "PL" },
  );
  expect(profile).toMatchObject({ timeZone: "Europe/Warsaw", country: "PL" });
});

test("follows a visitor into another zone", () => {
  const before = arrives({ timeZone: "Europe/Berlin" });
  const after = profileAfter(before, { path: "/", timeZone: "Asia/Tokyo" }, {}, shop);
  expect(after.timeZone).toBe("Asia/Tokyo");
});

test.each(["de-1996-1996", "en-latn-latn"])("takes no locale that none is: %s", (locale) => {
  expect(arrives({ locale }).locale).toBe("de-DE");
});

test("takes no time zone that none is", () => {
  expect(arrives({ timeZone: "Mars/Olympus" }).timeZone).toBeNull();
});

test.each([
  ["the country", { locale: "de-DE" }, { country: "AT" }, "at"],
  ["the language", { locale: "pl" }, {}, "pl"],
  ["nothing else: the first", { locale: "ja-JP" }, {}, "de"],
])("finds the market by %s", (_, page, request, expected) => {
  expect(marketOf(arrives(page, request), shop).id).toBe(expected);
});

test("keeps no query of a path, and remembers where somebody came from", () => {
  const before = arrives({ path: "/a?email=x#y", referrer: "search" });
  expect(before).toMatchObject({ path: "/a", source: "search" });
  expect(profileAfter(before, { path: "/b", referrer: "own" }, {}, shop).source).toBe("search");
});
