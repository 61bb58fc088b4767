import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build, buildLimits } from "./build.ts";
import type { FinishedVisit } from "./finished-visit.ts";
import { header } from "./layout.ts";
import { load } from "./load.ts";
import type { Model } from "./model.ts";

const visits: readonly FinishedVisit[] = [
  {
    at: 1000_000,
    persona: "beginner",
    items: [
      { id: "A", bought: false },
      { id: "läufer", bought: true },
    ],
  },
  { at: 3000_000, items: [{ id: "A", bought: false, content: true }] },
  { at: 2000_000, persona: "gift", items: [{ id: "A", bought: true }] },
];

function opened(buffer: ArrayBuffer): Model {
  const model = load(buffer);
  if (model.kind === "broken") throw new Error(model.reason);
  return model;
}

describe("a model", () => {
  test("gives back what was built, newest visit first", () => {
    const model = opened(build(visits, buildLimits));
    expect(model.keys).toEqual(["\u0001A", "A", "läufer"]);
    expect([...model.endedAt]).toEqual([3000, 2000, 1000]);
    expect([...model.visitStart]).toEqual([0, 1, 2, 4]);
    expect([...model.sequence]).toEqual([0, 1, 1, 2]);
    expect(model.bought[0]).toBe(0b1010);
    expect(model.personas).toEqual(["gift", "beginner"]);
    expect([...model.persona]).toEqual([0, 1, 2]);
    expect([...model.postings.subarray(model.postingStart[1], model.postingStart[2])]).toEqual([
      1, 2,
    ]);
  });

  test.each([["läufer"], ["ланки"], ["靴"], ["🏃"]])("keeps the id %s as it is", (id) => {
    const model = opened(build([{ at: 1, items: [{ id, bought: false }] }], buildLimits));
    expect(model.keys).toEqual([id]);
    expect(model.numberOf.get(id)).toBe(0);
  });

  test("of more items than 16 bits can number keeps them apart", () => {
    const many = Array.from({ length: 70_000 }, (_, index) => ({
      at: index,
      items: [{ id: `P${index}`, bought: false }],
    }));
    const model = opened(build(many, { visits: 70_000, bytes: 1e8 }));
    expect(model.keys[model.sequence[0] ?? -1]).toBe("P69999");
    expect(model.keys[model.sequence[69_999] ?? -1]).toBe("P0");
  });

  test("of no visits is a model all the same", () => {
    expect(opened(build([], buildLimits)).visits).toBe(0);
  });
});

describe("a damaged model is refused", () => {
  const buffer = build(visits, buildLimits);

  test("whichever single bit is flipped", () => {
    const bytes = new Uint8Array(buffer.slice());
    const survived: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const place = bit >> 3;
      const whole = bytes[place] ?? 0;
      bytes[place] = whole ^ (1 << (bit & 7));
      if (load(bytes.buffer).kind !== "broken") survived.push(bit);
      bytes[place] = whole;
    }
    expect(survived).toEqual([]);
  });

  test("wherever it is cut off, and when it goes on", () => {
    const kinds = new Set<string>();
    for (let length = 0; length < buffer.byteLength; length++) {
      kinds.add(load(buffer.slice(0, length)).kind);
    }
    expect([...kinds]).toEqual(["broken"]);
    const longer = new Uint8Array(buffer.byteLength + 4);
    longer.set(new Uint8Array(buffer));
    expect(load(longer.buffer)).toEqual({ kind: "broken", reason: "wrong-length" });
  });

  test("whatever other bytes come instead", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), (bytes) => {
        expect(load(bytes.slice().buffer).kind).toBe("broken");
      }),
    );
  });

  test("when another program version wrote it", () => {
    const words = new Uint32Array(buffer.slice());
    words[header.version] = 2;
    expect(load(words.buffer)).toEqual({ kind: "broken", reason: "other-version" });
  });
});
