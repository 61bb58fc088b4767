import { parse } from "valibot";
import { expect, test } from "vitest";
import { campaign } from "./campaign.ts";
import { templates } from "./templates.ts";

test.each(templates.map((template) => [template.campaign.id, template] as const))(
  "%s is a campaign that can be stored as it is",
  (_, template) => {
    expect(parse(campaign, template.campaign)).toEqual(template.campaign);
  },
);

test("speaks English, German and Polish everywhere", () => {
  const texts = JSON.stringify(templates).match(/\{"\*":/g) ?? [];
  const complete =
    JSON.stringify(templates).match(/\{"\*":"[^"]+","de":"[^"]+","pl":"[^"]+"\}/g) ?? [];
  expect(complete.length).toBe(texts.length);
  expect(complete.length).toBeGreaterThan(40);
});

test("names every template once", () => {
  expect(new Set(templates.map(({ campaign: { id } }) => id)).size).toBe(templates.length);
});
