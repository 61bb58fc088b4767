/** The little of D-Bus's wire format (little endian) that a notification daemon needs. */

export const CALL = 1;
export const RETURN = 2;
export const SIGNAL = 4;

const PATH = 1;
const INTERFACE = 2;
const MEMBER = 3;
const REPLY_TO = 5;
const DESTINATION = 6;
const SENDER = 7;
const SIGNATURE = 8;

export type Argument =
  | { readonly type: "s"; readonly value: string }
  | { readonly type: "u"; readonly value: number }
  | { readonly type: "as"; readonly value: readonly string[] };

export interface Outgoing {
  readonly kind: typeof CALL | typeof RETURN | typeof SIGNAL;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly destination?: string;
  readonly replyTo?: number;
  readonly arguments?: readonly Argument[];
}

export interface Incoming {
  readonly kind: number;
  readonly serial: number;
  readonly member: string;
  readonly sender: string;
  readonly replyTo: number | undefined;
  readonly body: DbusReader;
}

class DbusWriter {
  #bytes = Buffer.alloc(0);

  get bytes(): Buffer {
    return this.#bytes;
  }

  align(size: number): void {
    this.#append(Buffer.alloc((size - (this.#bytes.length % size)) % size));
  }

  byte(value: number): void {
    this.#append(Buffer.of(value));
  }

  uint32(value: number): void {
    this.align(4);
    const word = Buffer.alloc(4);
    word.writeUInt32LE(value);
    this.#append(word);
  }

  text(value: string): void {
    this.uint32(Buffer.byteLength(value));
    this.#append(Buffer.from(`${value}\0`));
  }

  signature(value: string): void {
    this.byte(value.length);
    this.#append(Buffer.from(`${value}\0`));
  }

  argument(argument: Argument): void {
    switch (argument.type) {
      case "s":
        return this.text(argument.value);
      case "u":
        return this.uint32(argument.value);
      case "as": {
        this.align(4);
        const items = new DbusWriter();
        for (const item of argument.value) items.text(item);
        this.uint32(items.bytes.length);
        return this.#append(items.bytes);
      }
    }
  }

  #append(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
  }
}

class DbusReader {
  readonly #from: Buffer;
  at = 0;

  constructor(from: Buffer) {
    this.#from = from;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#from.length;
  }

  align(size: number): void {
    this.at = Math.ceil(this.at / size) * size;
  }

  byte(): number {
    this.at += 1;
    return this.#from.readUInt8(this.at - 1);
  }

  uint32(): number {
    this.align(4);
    this.at += 4;
    return this.#from.readUInt32LE(this.at - 4);
  }

  text(): string {
    return this.#bytes(this.uint32());
  }

  signature(): string {
    return this.#bytes(this.byte());
  }

  texts(): readonly string[] {
    const length = this.uint32();
    const end = this.at + length;
    const items: string[] = [];
    while (this.at < end) items.push(this.text());
    return items;
  }

  /** So many bytes and the zero after them. */
  #bytes(length: number): string {
    const start = this.at;
    this.at += length + 1;
    return this.#from.toString("utf8", start, start + length);
  }
}

export function encodeMessage(message: Outgoing, serial: number): Buffer {
  const body = new DbusWriter();
  for (const argument of message.arguments ?? []) body.argument(argument);
  const signature = (message.arguments ?? []).map(({ type }) => type).join("");

  const fields = new DbusWriter();
  const field = (code: number, type: string, write: () => void) => {
    fields.align(8);
    fields.byte(code);
    fields.signature(type);
    write();
  };
  const { path, interface: name, member, destination, replyTo } = message;
  if (path) field(PATH, "o", () => fields.text(path));
  if (name) field(INTERFACE, "s", () => fields.text(name));
  if (member) field(MEMBER, "s", () => fields.text(member));
  if (destination) field(DESTINATION, "s", () => fields.text(destination));
  if (replyTo) field(REPLY_TO, "u", () => fields.uint32(replyTo));
  if (signature) field(SIGNATURE, "g", () => fields.signature(signature));

  const head = new DbusWriter();
  for (const byte of [0x6c, message.kind, 0, 1]) head.byte(byte);
  head.uint32(body.bytes.length);
  head.uint32(serial);
  head.uint32(fields.bytes.length);
  // 16 bytes of head are aligned for the fields already; the body starts at the next 8.
  const padding = Buffer.alloc((8 - (fields.bytes.length % 8)) % 8);
  return Buffer.concat([head.bytes, fields.bytes, padding, body.bytes]);
}

/** The first message of the stream and what is left; nothing while it isn't complete. */
export function decodeMessage(
  from: Buffer,
): { readonly message: Incoming; readonly rest: Buffer } | undefined {
  if (from.length < 16) return undefined;
  const bodyLength = from.readUInt32LE(4);
  const fieldsEnd = 16 + from.readUInt32LE(12);
  const bodyStart = Math.ceil(fieldsEnd / 8) * 8;
  const end = bodyStart + bodyLength;
  if (from.length < end) return undefined;
  const texts = new Map<number, string>();
  let replyTo: number | undefined;
  const reader = new DbusReader(from.subarray(0, fieldsEnd));
  for (reader.at = 16; !reader.isAtEnd; reader.align(8)) {
    const code = reader.byte();
    const type = reader.signature();
    if (type === "u") {
      const value = reader.uint32();
      if (code === REPLY_TO) replyTo = value;
    } else texts.set(code, type === "g" ? reader.signature() : reader.text());
  }
  const message = {
    kind: from.readUInt8(1),
    serial: from.readUInt32LE(8),
    member: texts.get(MEMBER) ?? "",
    sender: texts.get(SENDER) ?? "",
    replyTo,
    body: new DbusReader(from.subarray(bodyStart, end)),
  };
  return { message, rest: from.subarray(end) };
}
