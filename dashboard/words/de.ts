import type { Words } from "./en.ts";
import { campaigns } from "./de/campaigns.ts";
import { catalog } from "./de/catalog.ts";
import { figures } from "./de/figures.ts";
import { frame } from "./de/frame.ts";
import { people } from "./de/people.ts";
import { setUp } from "./de/set-up.ts";
import { titles } from "./de/titles.ts";

export const de: Words = {
  ...frame,
  ...figures,
  ...catalog,
  ...people,
  ...campaigns,
  ...setUp,
  titles,
};
