import { createServer, type Server, type TLSSocket } from "node:tls";
import { bytes, decode, integer, readVarint, textOf, varint } from "./protobuf.ts";
import type { Certificate } from "./certificate.ts";

/** Message kinds of Google's Mobile Connection Server protocol. */
const PING = 0;
const PONG = 1;
const LOGIN = 2;
const LOGIN_RESPONSE = 3;
const DATA = 8;
const PROTOCOL = 41;

export interface DataMessage {
  readonly id: string;
  readonly sender: string;
  readonly token: string;
  readonly app: string;
  readonly subtype: string;
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

/** A logged-in browser. */
export interface FcmConnection {
  readonly device: string;
  readonly send: (message: DataMessage) => void;
}

/** The TLS side of the stand-in: browsers log in and are sent messages. */
export function createFcmServer(
  { certificate, key }: Certificate,
  onLogin: (connection: FcmConnection) => void,
  onClose: (device: string) => void,
): Server {
  return createServer({ cert: certificate, key }, (socket) => {
    let device = "";
    let streamId = 1;
    const frames = frameReader();
    // The browser may be killed at any time.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => onClose(device));
    socket.on("data", (chunk: Buffer) => {
      for (const { tag, body } of frames(chunk)) {
        if (tag === PING) write(socket, PONG, Buffer.alloc(0));
        if (tag !== LOGIN) continue;
        const login = decode(body);
        device = textOf(login, 3);
        socket.write(Buffer.of(PROTOCOL));
        write(socket, LOGIN_RESPONSE, loginResponse(textOf(login, 1)));
        onLogin({
          device,
          send: (message) => {
            streamId += 1;
            write(socket, DATA, dataStanza(message, streamId));
          },
        });
      }
    });
  });
}

interface Frame {
  readonly tag: number;
  readonly body: Buffer;
}

/** Cuts the stream into frames; the very first byte is the protocol's version. */
function frameReader(): (chunk: Buffer) => readonly Frame[] {
  let rest = Buffer.alloc(0);
  let isVersionRead = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const frames: Frame[] = [];
    if (!isVersionRead && rest.length) {
      isVersionRead = true;
      rest = rest.subarray(1);
    }
    for (;;) {
      const length = readVarint(rest, 1);
      if (!length || rest.length < length.next + Number(length.value)) return frames;
      const end = length.next + Number(length.value);
      frames.push({ tag: rest[0] ?? 0, body: rest.subarray(length.next, end) });
      rest = rest.subarray(end);
    }
  };
}

function write(socket: TLSSocket, tag: number, body: Buffer): void {
  socket.write(Buffer.concat([Buffer.of(tag), varint(body.length), body]));
}

function loginResponse(id: string): Buffer {
  return Buffer.concat([bytes(1, id), integer(5, 1), integer(6, 1), integer(8, Date.now())]);
}

function dataStanza(message: DataMessage, streamId: number): Buffer {
  const { id, sender, token, app, subtype, encoding, body } = message;
  const appData = [["subtype", subtype], ...(encoding ? [["content-encoding", encoding]] : [])];
  return Buffer.concat([
    bytes(2, id),
    bytes(3, sender),
    bytes(4, token),
    bytes(5, app),
    ...appData.map(([name = "", value = ""]) =>
      bytes(7, Buffer.concat([bytes(1, name), bytes(2, value)])),
    ),
    bytes(9, id),
    integer(10, streamId),
    integer(18, Math.floor(Date.now() / 1000)),
    ...(body.length ? [bytes(21, body)] : []),
    integer(24, 1),
  ]);
}
