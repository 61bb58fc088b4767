import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  CALL,
  decodeMessage,
  encodeMessage,
  RETURN,
  type Incoming,
  type Outgoing,
} from "./dbus-wire.ts";
import { findProgram } from "./find-program.ts";

const BUS = {
  kind: CALL,
  path: "/org/freedesktop/DBus",
  interface: "org.freedesktop.DBus",
  destination: "org.freedesktop.DBus",
} as const;

export interface Bus {
  /** For the browsers' environment. */
  readonly address: string;
  readonly send: (message: Outgoing) => void;
  readonly close: () => Promise<void>;
}

/** A session bus of the test's own, on which we own one name and hear the calls to it. */
export async function startBus(name: string, onCall: (call: Incoming) => void): Promise<Bus> {
  const folder = await mkdtemp(path.join(tmpdir(), "edgewise-dbus-"));
  const file = path.join(folder, "bus");
  const address = `unix:path=${file}`;
  const daemon = spawn(
    findProgram("DBUS_DAEMON_PATH", ["dbus-daemon"]),
    ["--session", "--nofork", "--print-address", `--address=${address}`],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  // It prints its address once it listens.
  await once(daemon.stdout, "data");
  const socket = createConnection(file);
  await authenticate(socket);
  let lastSerial = 0;
  const send = (message: Outgoing) => {
    lastSerial += 1;
    socket.write(encodeMessage(message, lastSerial));
  };
  const owned = new Promise<void>((resolve) => {
    let rest = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let next = decodeMessage(rest); next; next = decodeMessage(rest)) {
        rest = Buffer.from(next.rest);
        if (next.message.kind === CALL) onCall(next.message);
        if (next.message.kind === RETURN && next.message.replyTo === 2) resolve();
      }
    });
  });
  send({ ...BUS, member: "Hello" });
  send({
    ...BUS,
    member: "RequestName",
    arguments: [
      { type: "s", value: name },
      { type: "u", value: 0 },
    ],
  });
  await owned;
  return {
    address,
    send,
    close: async () => {
      socket.destroy();
      const gone = once(daemon, "exit");
      daemon.kill();
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}

async function authenticate(socket: Socket): Promise<void> {
  await once(socket, "connect");
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString("hex");
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  const [answer]: Buffer[] = await once(socket, "data");
  if (!answer?.toString().startsWith("OK")) throw new Error(`D-Bus refused us: ${String(answer)}`);
  socket.write("BEGIN\r\n");
}
