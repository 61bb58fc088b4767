import type { ReasonWords } from "./words.ts";

export const pl: ReasonWords = {
  tag: {
    one: "ostatni produkt jest dla „{what}”",
    other: "{count} z ostatnich {of} produktów jest dla „{what}”",
  },
  category: {
    one: "ostatni produkt to „{what}”",
    other: "{count} z ostatnich {of} produktów to „{what}”",
  },
  brand: {
    one: "ostatni produkt jest marki {what}",
    other: "{count} z ostatnich {of} produktów jest marki {what}",
  },
  "tag-earlier": "wcześniej oglądał(a) produkty dla „{what}”",
  "category-earlier": "wcześniej oglądał(a) „{what}”",
  "brand-earlier": "wcześniej oglądał(a) produkty marki {what}",
  "price-tier": "ogląda poziom cen: {what}",
  content: {
    one: "przeczytany artykuł o „{what}”",
    few: "{count} przeczytane artykuły o „{what}”",
    other: "{count} przeczytanych artykułów o „{what}”",
  },
  search: "szukane słowo: „{what}”",
  preference: "podana preferencja: {what}",
  "articles-read": {
    one: "przeczytany artykuł",
    few: "{count} przeczytane artykuły",
    other: "{count} przeczytanych artykułów",
  },
  "details-studied": "szczegóły studiowane przez {count} s",
  "searched-in-vain": {
    one: "jedno wyszukiwanie bez wyniku",
    few: "{count} wyszukiwania bez wyniku",
    other: "{count} wyszukiwań bez wyniku",
  },
  "looked-again": "powrót do produktu {count}×",
  "alike-in-cart": "prawie jednakowe produkty w koszyku: {count}",
  compared: "porównywanie tam i z powrotem {count}×",
  "shipping-shown": "koszt dostawy został pokazany",
  "delivery-read": "czytanie o dostawie",
  "coupon-refused": "kod został odrzucony",
  "coupon-again": "kody odrzucone {count}×",
  "at-payment": "odejście przy płatności",
  gift: "wygląda to na prezent",
  "sizes-for-a-gift": "czytanie o rozmiarach prezentu",
  "went-away": "odwrócenie uwagi {count}×",
  "short-visit": "dopiero {count} s uwagi",
  "no-cart": "obejrzane produkty: {count}, żaden nie jest w koszyku",
  "many-lists": {
    one: "przejrzana lista",
    few: "{count} przejrzane listy",
    other: "{count} przejrzanych list",
  },
  tiers: { low: "niski", middle: "średni", high: "wysoki", unknown: "nieznany" },
};
