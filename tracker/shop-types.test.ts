import { expectTypeOf, test } from "vitest";
import type { EdgewiseEvents } from "./edgewise.d.ts";
import type { FactsOf } from "./tag.ts";

type Taken = { readonly [K in keyof EdgewiseEvents]: FactsOf<K> };

// The compiler runs this one: it fails in `tsc`, before any test starts.
test("what a shop's TypeScript may say is what the protocol takes, kind by kind", () => {
  expectTypeOf<EdgewiseEvents>().toExtend<Taken>();
});
