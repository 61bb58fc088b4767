import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { kept, nothing } from "./support/kept.ts";
import { pass } from "./support/pass.ts";
import { collector, context, page, visitShop } from "./support/visit.ts";

visitShop({ consent: "required" });

const open = async (path = "/"): Promise<void> => {
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
};
const last = () => collector.batches.at(-1)?.consent;
const consentPage = (script: string): void => {
  collector.pages.set("/", shopPage(collector.edge, "", `<script>${script}</script>`));
};

test.each([
  [
    "Consent Mode: analytics alone",
    `dataLayer=[];function gtag(){dataLayer.push(arguments)}
     gtag("consent","default",{analytics_storage:"denied"});
     setTimeout(()=>gtag("consent","update",{analytics_storage:"granted",ad_personalization:"granted"}),300)`,
    { analytics: true, personalisation: false },
  ],
  [
    "Consent Mode: personalisation too",
    `dataLayer=[];function gtag(){dataLayer.push(arguments)}
     gtag("consent","update",{analytics_storage:"granted",personalization_storage:"granted"})`,
    { analytics: true, personalisation: true },
  ],
  [
    "TCF: storage and measuring alone",
    `__tcfapi=(command,version,answer)=>setTimeout(answer,200,
     {eventStatus:"useractioncomplete",purpose:{consents:{1:true,8:true}}},true)`,
    { analytics: true, personalisation: false },
  ],
  [
    "TCF: measuring by legitimate interest, half a profile",
    `__tcfapi=(command,version,answer)=>answer({eventStatus:"tcloaded",
     purpose:{consents:{1:true,5:true},legitimateInterests:{8:true}}},true)`,
    { analytics: true, personalisation: false },
  ],
  [
    "TCF: a profile for content too",
    `__tcfapi=(command,version,answer)=>answer({eventStatus:"tcloaded",purpose:{consents:{1:true,5:true,6:true,8:true}}},true)`,
    { analytics: true, personalisation: true },
  ],
  [
    "TCF where the law does not apply says nothing, so that the shop's own word holds",
    `__tcfapi=(command,version,answer)=>answer({eventStatus:"tcloaded",gdprApplies:false,purpose:{consents:{}}},true);
     edgewise=(...call)=>edgewise.q.push(call);edgewise.q=[["consent",{analytics:true}]]`,
    { analytics: true, personalisation: false },
  ],
  [
    "Cookiebot",
    `Cookiebot={hasResponse:true,consent:{statistics:true,preferences:true}}`,
    { analytics: true, personalisation: true },
  ],
  ["OneTrust", `OnetrustActiveGroups=",C0001,C0002,"`, { analytics: true, personalisation: false }],
  [
    "Usercentrics",
    `UC_UI={isInitialized:()=>true,areAllConsentsAccepted:()=>true}`,
    { analytics: true, personalisation: true },
  ],
  [
    "Shopify",
    `Shopify={customerPrivacy:{analyticsProcessingAllowed:()=>true,preferencesProcessingAllowed:()=>false}}`,
    { analytics: true, personalisation: false },
  ],
])("reads the shop's consent tool: %s", async (_, script, expected) => {
  consentPage(script);
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await until(() => collector.of("custom")[0]);
  expect(last()).toEqual({ ...expected, push: false });
});

test.each([
  ["Consent Mode", `dataLayer=[["consent","update",{analytics_storage:"denied"}]]`],
  [
    "TCF: storage, but no measuring",
    `__tcfapi=(command,version,answer)=>answer({eventStatus:"tcloaded",gdprApplies:true,purpose:{consents:{1:true,5:true,6:true}}},true)`,
  ],
  [
    "TCF that shows its question and has no answer yet",
    `__tcfapi=(command,version,answer)=>answer({eventStatus:"cmpuishown",gdprApplies:true,purpose:{consents:{1:true,8:true}}},true)`,
  ],
  ["OneTrust", `OnetrustActiveGroups=",C0001,"`],
  [
    "of two tools one refuses",
    `Cookiebot={hasResponse:true,consent:{statistics:true}};OnetrustActiveGroups=",C0001,"`,
  ],
])("a refusal is a refusal: %s", async (_, script) => {
  consentPage(script);
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await pass(2000);
  expect(collector.batches).toHaveLength(0);
  expect(await kept(page, context)).toEqual(nothing);
});

test.each([
  [
    "Consent Mode",
    `dataLayer=[];function gtag(){dataLayer.push(arguments)};
     gtag("consent","update",{analytics_storage:"granted",personalization_storage:"granted"});
     take=()=>gtag("consent","update",{analytics_storage:"denied",personalization_storage:"denied"})`,
  ],
  [
    "TCF",
    `__tcfapi=(command,version,answer)=>{tell=answer;answer({eventStatus:"tcloaded",gdprApplies:true,
     purpose:{consents:{1:true,5:true,6:true,8:true}}},true)};
     take=()=>tell({eventStatus:"useractioncomplete",gdprApplies:true,purpose:{consents:{}}},true)`,
  ],
  [
    "Cookiebot",
    `Cookiebot={hasResponse:true,consent:{statistics:true,preferences:true}};
     take=()=>{Cookiebot.consent={statistics:false,preferences:false}}`,
  ],
  [
    "OneTrust",
    `OnetrustActiveGroups=",C0001,C0002,C0003,";take=()=>{OnetrustActiveGroups=",C0001,"}`,
  ],
])("one click in the shop's consent tool takes everything back: %s", async (_, script) => {
  consentPage(script);
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  const before = collector.batches.length;
  await page.evaluate("take()");
  await until(() => collector.batches.length > before);
  expect(collector.batches.at(-1)).toMatchObject({ visitor: "visitor-1" });
  expect(last()).toEqual({ analytics: false, personalisation: false, push: false });
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await pass(1000);
  expect(await kept(page, context)).toEqual(nothing);
  expect(collector.of("custom")).toHaveLength(1);
});
