import type { Words } from "./en.ts";
import { campaigns } from "./pl/campaigns.ts";
import { catalog } from "./pl/catalog.ts";
import { figures } from "./pl/figures.ts";
import { frame } from "./pl/frame.ts";
import { people } from "./pl/people.ts";
import { setUp } from "./pl/set-up.ts";
import { titles } from "./pl/titles.ts";

export const pl: Words = {
  ...frame,
  ...figures,
  ...catalog,
  ...people,
  ...campaigns,
  ...setUp,
  titles,
};
