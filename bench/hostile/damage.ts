import * as fc from "fast-check";

const encoder = new TextEncoder();
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    -1e308,
    5e-324,
    2 ** 53,
    0.1,
    "",
    "__proto__",
    "constructor",
    "\u0000",
    "\uD800",
    "�",
    "x".repeat(5000),
    "../../etc/passwd",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "EUR",
    "JPY",
    [],
    {},
    [[[[[[[[]]]]]]]],
    { __proto__: { polluted: true } },
  ),
  fc.double(),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** A body as it is, with nonsense somewhere inside, or with broken bytes. */
export function damaged(whole: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const wrong = fc
    .tuple(whole, nasty, fc.nat())
    .map(([value, nonsense, place]) => replaced(value, nonsense, place));
  const asJson = fc
    .oneof(whole, wrong, wrong)
    .map((value) => encoder.encode(JSON.stringify(value)));
  const broken = fc
    .tuple(
      asJson,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
    )
    .map(([bytes, changes]) => {
      const copy = bytes.slice();
      for (const [place, byte] of changes) copy[place % Math.max(1, copy.length)] = byte;
      return changes.length % 2 ? copy : copy.slice(0, (changes[0]?.[0] ?? 0) % (copy.length + 1));
    });
  const deep = fc
    .constantFrom("[", '{"a":', '{"events":[')
    .map((opening) => encoder.encode(opening.repeat(4000)));
  const large = fc.constant(new Uint8Array(70_000).fill(32));
  return fc.oneof(
    { weight: 12, arbitrary: asJson },
    { weight: 6, arbitrary: broken },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => bytes.slice()) },
    { weight: 1, arbitrary: deep },
    { weight: 1, arbitrary: large },
  );
}

/** The value with one of its parts replaced, the how-manieth `place` says. */
function replaced(value: unknown, nonsense: unknown, place: number): unknown {
  if (typeof value !== "object" || value === null || place % 4 === 3) return nonsense;
  const keys = Object.keys(value);
  const key = keys[Math.floor(place / 4) % Math.max(1, keys.length)];
  if (key === undefined) return nonsense;
  const next = Math.floor(place / 7);
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) =>
      String(index) === key ? replaced(one, nonsense, next) : one,
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === key ? replaced(one, nonsense, next) : one,
    ]),
  );
}
