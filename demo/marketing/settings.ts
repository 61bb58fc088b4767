import type { SettingsInput } from "#protocol/site.ts";

/** The demo shop as its owner set it up; quiet hours are off and everyone sees what is live, because it is a demo. */
export function demoSettings(origin: string): SettingsInput {
  return {
    name: "Paceward (demo)",
    origins: [origin],
    timeZone: "Europe/Berlin",
    markets: [
      { id: "eu", locale: "en", currency: "EUR", freeShippingFrom: 75, pricesIncludeTax: true },
      {
        id: "de",
        locale: "de",
        currency: "EUR",
        countries: ["DE", "AT"],
        freeShippingFrom: 75,
        pricesIncludeTax: true,
      },
    ],
    consent: "required",
    theme: { accent: "#c2410c", radius: 12 },
    everyoneTreated: true,
    pushNamesProducts: true,
    abandonedAfterSeconds: { cart: 20, payment: 60 },
    cartUrl: `${origin}/cart?restore={cart}`,
    icon: `${origin}/icon.svg`,
  };
}
