import { api, LIVE_PATH } from "#protocol/api.ts";
import { COUPON_CHECK_PATH, couponCheck } from "#protocol/coupon.ts";
import { publicEndpoints } from "#protocol/endpoints/public.ts";
import { roles } from "#protocol/role.ts";
import { statuses } from "#protocol/error.ts";
import { trackerEvent } from "#protocol/event.ts";
import { order, ORDERS_PATH } from "#protocol/order.ts";
import { EVENTS_PATH, told } from "#protocol/told.ts";
import { en } from "../../edge/domain/refusal/words/en.ts";
import { shapeOf } from "./shape.ts";

/** docs/API.md, made from what the edge really checks. */
export function apiDocs(): string {
  const parts = [
    intro,
    ...Object.values(api).map(endpoint),
    live,
    open,
    signed(ORDERS_PATH, order, "An order as it stands", "ORDERS.md"),
    signed(EVENTS_PATH, told, "What the shop's app, tills and server tell", "EVENTS.md"),
    signed(
      COUPON_CHECK_PATH,
      couponCheck,
      "Whether a code holds",
      "ORDERS.md#codes-at-your-checkout",
    ),
    events,
    refusals,
  ];
  return `${parts.join("\n\n")}\n`;
}

const intro = `# The admin API

Printed from the schemas in \`protocol/\` by \`npm run docs:api\`; a test fails when it is out of date.

Send a token as \`Authorization: Bearer …\`, or sign a browser in (the token then lies in a cookie that no script can
read). Roles: ${roles.join(" › ")}; each may do what the ones after it may. Bodies and answers are JSON. In a shape, \`?\` marks
what may be left out, \`|\` stands between alternatives, and texts per language are objects such as
\`{ "*": "Hello", "de": "Hallo" }\` whose \`*\` is the fallback. Amounts called \`price\`, \`value\` and \`amount\` in events are major
units (129.95); the catalogue's prices are whole minor units (12995).`;

function signed(path: string, schema: unknown, about: string, guide: string): string {
  return `## POST \`${path}\`

${about}; signed, not by token ([${guide.split("#")[0]}](${guide})).

\`\`\`
${shapeOf(schema)}
\`\`\``;
}

interface Declared {
  readonly method: string;
  readonly path: string;
  readonly role: string | null;
  readonly about: string;
  readonly request: unknown;
}

function endpoint({ method, path, role, about, request }: Declared): string {
  const shape = shapeOf(request);
  const body = shape === "nothing" ? [] : ["", "```", shape, "```"];
  return [
    `## ${method} \`${path}\``,
    "",
    `${about} ${role ? `Role: ${role}.` : "Anyone."}`,
    ...body,
  ].join("\n");
}

const live = `## GET \`${LIVE_PATH}\` (WebSocket)

What happens now, message by message (\`LiveMessage\` in \`protocol/api.ts\`); the first one has today as a whole. Role: viewer.`;

const open = `## Without a token

${Object.values(publicEndpoints)
  .map(({ method, path, about }) => `- ${method} \`${path}\`: ${about}`)
  .join("\n")}`;

const events = `## Events

What the tag sends, and what an import's \`event\` may be. \`agoMs\` is how long ago it happened (0 in imports).

\`\`\`
${trackerEvent.options.map((option) => shapeOf(option)).join("\n")}
\`\`\``;

const sentences: Readonly<Record<string, string>> = en.errors;

const refusals = `## Refusals

Every refusal is \`{ "code", "sentence", "problems"?: [{ "field", "sentence" }] }\`. The sentences are in English, German or
Polish, as \`Accept-Language\` asks; those about a field begin with what the dashboard's form calls it.

| code | status | sentence |
|---|---|---|
${Object.entries(statuses)
  .map(
    ([code, status]) => `| \`${code}\` | ${status} | ${sentences[code]?.replaceAll("|", "\\|")} |`,
  )
  .join("\n")}`;
