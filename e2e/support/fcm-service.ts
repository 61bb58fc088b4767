import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { makeCertificate } from "./certificate.ts";
import { createFcmServer, type DataMessage, type FcmConnection } from "./fcm-connection.ts";
import { Journal } from "./journal.ts";
import { listen } from "./listen.ts";
import { fixed64, integer } from "./protobuf.ts";
import { bodyOf, readPush, type PushRequest } from "./push-request.ts";

interface Registration {
  readonly app: string;
  readonly subtype: string;
  /** The VAPID public key. */
  readonly sender: string;
  readonly device: string;
  gone: boolean;
}

type FcmEvent =
  | { readonly kind: "registered" | "gone"; readonly subtype: string }
  | { readonly kind: "connected"; readonly device: string }
  | {
      readonly kind: "accepted";
      readonly at: number;
      readonly id: string;
      readonly request: PushRequest;
    }
  | { readonly kind: "rejected"; readonly status: number; readonly why: string };

export interface FcmService {
  /** With these flags a Chromium subscribes and listens here instead of at Google's. */
  readonly flags: readonly string[];
  readonly origin: string;
  /** Where a push to one of Chromium's endpoints (at Google's hosts) must go in a test. */
  readonly route: (endpoint: string) => string;
  readonly journal: Journal<FcmEvent>;
  readonly close: () => Promise<void>;
}

/** A stand-in for Google's push service, as much of it as a real Chromium asks for. */
export async function startFcmService(): Promise<FcmService> {
  const registrations = new Map<string, Registration>();
  const connections = new Map<string, FcmConnection>();
  const waiting = new Map<string, DataMessage[]>();
  const journal = new Journal<FcmEvent>();
  const certificate = await makeCertificate();
  const web = createServer((request, response) => void answer(request, response));
  const { origin, close: closeWeb } = await listen(web);
  const { port, close: closeConnections } = await listen(
    createFcmServer(certificate, login, (device) => connections.delete(device)),
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", origin);
    if (pathname === "/checkin") {
      await bodyOf(request);
      response.writeHead(200, { "content-type": "application/x-protobuf" }).end(checkIn());
    } else if (pathname === "/c2dm/register3") {
      response
        .writeHead(200)
        .end(register(new URLSearchParams((await bodyOf(request)).toString())));
    } else {
      const [, host = "", token = ""] = /^\/([^/]+)\/fcm\/send\/(.+)$/.exec(pathname) ?? [];
      await accept(host, decodeURIComponent(token), request, response);
    }
  }

  function register(form: URLSearchParams): string {
    const subtype = form.get("X-subtype") ?? "";
    const app = form.get("app") ?? "";
    if (form.get("delete") === "true") {
      for (const one of registrations.values()) if (one.subtype === subtype) one.gone = true;
      journal.note({ kind: "gone", subtype });
      return `deleted=${app}`;
    }
    const token = `${randomBytes(8).toString("base64url")}:APA91b${randomBytes(99).toString("base64url")}`;
    const sender = form.get("sender") ?? "";
    const device = form.get("device") ?? "";
    registrations.set(token, { app, subtype, sender, device, gone: false });
    journal.note({ kind: "registered", subtype });
    return `token=${token}`;
  }

  async function accept(
    host: string,
    token: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const registration = registrations.get(token);
    const refuse = (status: number, why: string) => {
      journal.note({ kind: "rejected", status, why });
      response.writeHead(status).end(why);
    };
    if (!registration) return refuse(404, "unknown subscription");
    if (registration.gone) return refuse(410, "subscription gone");
    const audience = `https://${host}`;
    const push = await readPush(request, { audience, key: registration.sender });
    if ("why" in push) return refuse(push.status, push.why);
    const id = randomUUID();
    const { app, subtype, sender, device } = registration;
    const { body, encoding } = push;
    const message = { id, sender, token, app, subtype, encoding, body };
    journal.note({ kind: "accepted", at: Date.now(), id, request: push });
    response.writeHead(201, { location: `${audience}/message/${id}` }).end();
    const connection = connections.get(device);
    if (connection) connection.send(message);
    else waiting.set(device, [...(waiting.get(device) ?? []), message]);
  }

  function login(connection: FcmConnection): void {
    connections.set(connection.device, connection);
    journal.note({ kind: "connected", device: connection.device });
    for (const message of waiting.get(connection.device) ?? []) connection.send(message);
    waiting.delete(connection.device);
  }

  return {
    flags: [
      `--gcm-checkin-url=${origin}/checkin`,
      `--gcm-registration-url=${origin}/c2dm/register3`,
      `--gcm-mcs-endpoint=https://localhost:${port}`,
      `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
    ],
    origin,
    route: (endpoint) => {
      const { host, pathname } = new URL(endpoint);
      return `${origin}/${host}${pathname}`;
    },
    journal,
    close: async () => {
      await Promise.all([closeWeb(), closeConnections()]);
    },
  };
}

function checkIn(): Buffer {
  const [id, secret] = [randomBytes(8), randomBytes(8)].map(
    (bytes) => bytes.readBigUInt64BE() >> 2n,
  );
  return Buffer.concat([
    integer(1, 1),
    integer(3, Date.now()),
    fixed64(7, id ?? 1n),
    fixed64(8, secret ?? 1n),
    integer(9, 0),
  ]);
}
