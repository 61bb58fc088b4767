/** The little of protocol buffers that Google's push connection needs. */

type Field = bigint | Buffer;
export type Fields = ReadonlyMap<number, readonly Field[]>;

export function varint(value: number | bigint): Buffer {
  const groups: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    groups.push(rest ? low | 128 : low);
  } while (rest);
  return Buffer.from(groups);
}

export function integer(field: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

export function bytes(field: number, value: string | Buffer): Buffer {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

export function fixed64(field: number, value: bigint): Buffer {
  const content = Buffer.alloc(8);
  content.writeBigUInt64LE(value);
  return Buffer.concat([varint((field << 3) | 1), content]);
}

/** The number at this place and the place after it; nothing if the bytes end before. */
export function readVarint(
  from: Buffer,
  start: number,
): { readonly value: bigint; readonly next: number } | undefined {
  let value = 0n;
  for (let at = start, shift = 0n; at < from.length; at += 1, shift += 7n) {
    const byte = from[at] ?? 0;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return { value, next: at + 1 };
  }
  return undefined;
}

export function decode(message: Buffer): Fields {
  const fields = new Map<number, Field[]>();
  for (let at = 0; at < message.length;) {
    const key = expect(readVarint(message, at));
    const { value, next } = readField(message, key.next, Number(key.value & 7n));
    const field = Number(key.value >> 3n);
    fields.set(field, [...(fields.get(field) ?? []), value]);
    at = next;
  }
  return fields;
}

/** A field's first value as text. */
export function textOf(fields: Fields, field: number): string {
  return fields.get(field)?.[0]?.toString() ?? "";
}

function readField(from: Buffer, at: number, wire: number) {
  switch (wire) {
    case 0:
      return expect(readVarint(from, at));
    case 1:
      return { value: from.readBigUInt64LE(at), next: at + 8 };
    case 2: {
      const { value: length, next } = expect(readVarint(from, at));
      const end = next + Number(length);
      return { value: from.subarray(next, end), next: end };
    }
    case 5:
      return { value: BigInt(from.readUInt32LE(at)), next: at + 4 };
    default:
      throw new Error(`Unknown wire type ${wire}`);
  }
}

function expect<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The message ends too early.");
  return value;
}
