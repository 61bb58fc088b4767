import { frame } from "./en/frame.ts";
import { figures } from "./en/figures.ts";
import { catalog } from "./en/catalog.ts";
import { people } from "./en/people.ts";
import { campaigns } from "./en/campaigns.ts";
import { setUp } from "./en/set-up.ts";
import { titles } from "./en/titles.ts";

export const en = { ...frame, ...figures, ...catalog, ...people, ...campaigns, ...setUp, titles };

export type Words = typeof en;
