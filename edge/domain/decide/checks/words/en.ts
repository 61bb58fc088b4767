import type { ProblemSentences } from "./words.ts";

export const en: ProblemSentences = {
  "no-share": 'Nobody can get the variant "{variant}": give it a share above 0 or remove it.',
  "same-variant": 'There are two variants named "{variant}".',
  "reserved-variant": '"{variant}" is the name of those who are left alone; choose another.',
  "no-fallback": "Write the fallback text (*) too.",
  "unknown-placeholder": "{name} stands for nothing; there are {all}.",
  "needs-offer": "{name} needs an offer in this variant.",
  "needs-threshold": "{missing} needs a market with a threshold for free shipping.",
  "claims-stock":
    "This claims how many are left: write {stock} instead, which only the catalogue fills in.",
  "countdown-to-nothing": "A countdown needs an offer: it shows the offer's real end.",
  "no-budget": "Say how many offers may be open or redeemed at once; this campaign gives some.",
  "unknown-pool": 'There is no pool named "{pool}": upload its codes first.',
  "empty-pool": 'The pool "{pool}" has no codes left: upload more.',
  "no-end": "An offer needs an end.",
  "no-audience": "Say who is meant: this campaign waits for somebody to join its audience.",
  "unreachable-arm": "Nobody comes here: an arm before has the same condition.",
  contradiction: 'Nobody can be meant: "{one}" and "{other}" exclude each other.',
  "unknown-persona": 'There is no persona named "{name}".',
  "unknown-market": 'There is no market named "{name}".',
  unfair:
    "New customers would get this offer and loyal ones never: open it to them too, or put one that is at least as good for them live first.",
  "drop-without-history":
    "A price drop may only be claimed against the lowest price of 30 days; the catalogue has not kept prices that long yet.",
  "reduction-without-offer":
    "This claims a reduction, but the variant has no offer and the lowest price of 30 days is not known.",
  "undisclosed-price":
    'This price depends on who somebody is: say so in every language, for example "your personal price".',
  "ends-before": "It ends before it begins.",
  "has-ended": "This moment has passed.",
  "nothing-follows": "Nothing comes after this step: add one that says something, or remove it.",
  "says-nothing": "No step shows or sends anything.",
  "collective-shows": "A collective send can't show anything on a page.",
  "never-open":
    "The shop's quiet hours leave less than an hour a day: no message would ever leave.",
  "in-quiet-hours": "{time} lies in the quiet hours: choose a time after {to}.",
  "foreign-link": "This leads away from the shop: use a path, or an origin from the shop's list.",
};
