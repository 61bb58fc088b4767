import { facts as catalog } from "#protocol/catalog/facts.ts";

interface Fact {
  readonly title: string;
  readonly type: "number" | "text" | "set" | "flag";
  readonly choices?: readonly string[];
}

/** What an audience can be written in. */
export const facts: Readonly<Record<string, Fact>> = catalog;
