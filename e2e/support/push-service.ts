import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as v from "valibot";
import { WebSocket, WebSocketServer } from "ws";
import { Journal } from "./journal.ts";
import { listen } from "./listen.ts";
import { readPush, type PushRequest } from "./push-request.ts";

const fromBrowser = v.variant("messageType", [
  v.object({ messageType: v.literal("hello"), uaid: v.nullish(v.string()) }),
  v.object({
    messageType: v.literal("register"),
    channelID: v.string(),
    key: v.nullish(v.string()),
  }),
  v.object({ messageType: v.literal("unregister"), channelID: v.string() }),
  v.object({
    messageType: v.literal("ack"),
    updates: v.array(v.object({ version: v.string(), code: v.optional(v.number()) })),
  }),
  v.object({ messageType: v.literal("nack") }),
  v.object({ messageType: v.literal("broadcast_subscribe") }),
]);

interface Subscription {
  readonly agent: string;
  readonly channel: string;
  readonly key: string | undefined;
  gone: boolean;
}

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly request: PushRequest;
  readonly expiresAt: number;
  /** Over the browser's present connection. */
  isSent: boolean;
}

interface Agent {
  socket: WebSocket | undefined;
  queue: Message[];
}

type PushServiceEvent =
  | { readonly kind: "registered" | "gone"; readonly channel: string }
  | {
      readonly kind: "accepted";
      readonly at: number;
      readonly id: string;
      readonly request: PushRequest;
    }
  | { readonly kind: "rejected"; readonly status: number; readonly why: string }
  | { readonly kind: "acknowledged"; readonly id: string; readonly code: number };

export interface PushService {
  /** For Firefox's `dom.push.serverURL`. */
  readonly socketUrl: string;
  /** What the endpoints start with, and where they are reached. */
  readonly origin: string;
  readonly journal: Journal<PushServiceEvent>;
  /** The next so many pushes are answered like this. */
  readonly answerNext: (answer: ForcedAnswer) => void;
  /** Forgets every browser: Firefox subscribes anew and tells its workers. */
  readonly loseSubscriptions: () => void;
  readonly close: () => Promise<void>;
}

interface ForcedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A push service on this machine: Mozilla's protocol towards Firefox, RFC 8030 towards senders. */
export async function startPushService(): Promise<PushService> {
  const agents = new Map<string, Agent>();
  const subscriptions = new Map<string, Subscription>();
  const forced: ForcedAnswer[] = [];
  const journal = new Journal<PushServiceEvent>();
  const server = createServer((request, response) => void accept(request, response));
  const { origin, close } = await listen(server);
  const sockets = new WebSocketServer({ server, handleProtocols: () => "push-notification" });

  async function accept(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.url?.replace("/wpush/v2/", "") ?? "";
    const subscription = subscriptions.get(token);
    const refuse = (status: number, why: string, headers = {}) => {
      journal.note({ kind: "rejected", status, why });
      response.writeHead(status, headers).end(why);
    };
    if (!subscription) return refuse(404, "unknown subscription");
    if (subscription.gone) return refuse(410, "subscription gone");
    const answer = forced.shift();
    if (answer) return refuse(answer.status, "as the test wished", answer.headers);
    const push = await readPush(request, { audience: origin, key: subscription.key });
    if ("why" in push) return refuse(push.status, push.why);
    const agent = agentOf(subscription.agent);
    const id = randomUUID();
    const { channel } = subscription;
    agent.queue = agent.queue.filter(
      (waiting) =>
        !push.topic || waiting.channel !== channel || waiting.request.topic !== push.topic,
    );
    if (agent.socket || push.ttlSeconds > 0) {
      const expiresAt = Date.now() + push.ttlSeconds * 1000;
      agent.queue.push({ id, channel, request: push, expiresAt, isSent: false });
    }
    journal.note({ kind: "accepted", at: Date.now(), id, request: push });
    response.writeHead(201, { location: `${origin}/m/${id}` }).end();
    deliver(agent);
  }

  function agentOf(id: string): Agent {
    const agent = agents.get(id) ?? { socket: undefined, queue: [] };
    agents.set(id, agent);
    return agent;
  }

  function deliver({ socket, queue }: Agent): void {
    for (const message of queue) {
      const { id, channel, request, isSent } = message;
      if (!socket || isSent) continue;
      message.isSent = true;
      const content = request.body.length
        ? { data: request.body.toString("base64url"), headers: { encoding: request.encoding } }
        : {};
      send(socket, { messageType: "notification", channelID: channel, version: id, ...content });
    }
  }

  sockets.on("connection", (socket) => {
    let id = "";
    socket.on("message", (data: Buffer) => {
      // An empty object is a ping.
      if (data.toString() === "{}") return socket.send("{}");
      const said = v.parse(fromBrowser, JSON.parse(data.toString()));
      switch (said.messageType) {
        case "hello": {
          id = said.uaid && agents.has(said.uaid) ? said.uaid : randomBytes(16).toString("hex");
          const agent = agentOf(id);
          agent.socket = socket;
          agent.queue = agent.queue.filter(({ expiresAt }) => expiresAt > Date.now());
          for (const message of agent.queue) message.isSent = false;
          send(socket, { messageType: "hello", status: 200, uaid: id, use_webpush: true });
          return deliver(agent);
        }
        case "register": {
          const { channelID: channel, key } = said;
          const token = randomBytes(24).toString("base64url");
          subscriptions.set(token, {
            agent: id,
            channel,
            key: key?.replace(/=+$/, ""),
            gone: false,
          });
          journal.note({ kind: "registered", channel });
          const pushEndpoint = `${origin}/wpush/v2/${token}`;
          return send(socket, {
            messageType: "register",
            channelID: channel,
            status: 200,
            pushEndpoint,
          });
        }
        case "unregister": {
          const { channelID: channel } = said;
          for (const one of subscriptions.values()) if (one.channel === channel) one.gone = true;
          journal.note({ kind: "gone", channel });
          return send(socket, { messageType: "unregister", channelID: channel, status: 200 });
        }
        case "ack": {
          const agent = agentOf(id);
          for (const { version, code = 100 } of said.updates) {
            agent.queue = agent.queue.filter((waiting) => waiting.id !== version);
            journal.note({ kind: "acknowledged", id: version, code });
          }
          return undefined;
        }
        case "nack":
        case "broadcast_subscribe":
          return undefined;
      }
    });
    socket.on("close", () => {
      const agent = agents.get(id);
      if (agent?.socket === socket) agent.socket = undefined;
    });
  });

  return {
    socketUrl: origin.replace("http", "ws"),
    origin,
    journal,
    answerNext: (answer) => forced.push(answer),
    loseSubscriptions: () => {
      for (const one of subscriptions.values()) one.gone = true;
      agents.clear();
      for (const socket of sockets.clients) socket.terminate();
    },
    close,
  };
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}
