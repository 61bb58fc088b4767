import type { TagSettings } from "#protocol/tag.ts";

declare const __EDGEWISE_SETTINGS__: TagSettings;

/** What the edge wrote into this tag for this shop. */
export const settings = __EDGEWISE_SETTINGS__;
