import type { AnswerOf, Api, Endpoint, RequestOf } from "#protocol/api.ts";
import { endpoints } from "./endpoints.data.ts";
import { Fault, faultOf } from "./fault.ts";
import { language, words } from "../words.ts";
import { signedOut } from "./session.ts";

type NamesIn<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What an endpoint's path asks for, and whatever its query takes. */
export type ParamsOf<E extends Endpoint> = Readonly<Record<NamesIn<Api[E]["path"]>, string>> & {
  readonly query?: Readonly<Record<string, string | number>>;
};

/** Asks the edge; everything that goes wrong is thrown as a `Fault`. */
export async function call<E extends Endpoint>(
  endpoint: E,
  params: ParamsOf<E>,
  ...body: null extends RequestOf<E> ? [] : [RequestOf<E>]
): Promise<AnswerOf<E>> {
  return submit(endpoint, params, body[0]);
}

/** The same with what a form wrote: the edge says what is wrong with it, field by field. */
export async function submit<E extends Endpoint>(
  endpoint: E,
  params: ParamsOf<E>,
  draft: unknown,
): Promise<AnswerOf<E>> {
  const response = await send(endpoints[endpoint]?.method, addressOf(endpoint, params), draft);
  if (!response.ok) {
    if (response.status === 401 && endpoint !== "signIn") signedOut();
    throw await faultOf(response);
  }
  const text = await response.text();
  const answer: AnswerOf<E> = text ? JSON.parse(text) : null;
  return answer;
}

/** An endpoint's address with its parameters filled in. */
export function addressOf<E extends Endpoint>(endpoint: E, params: ParamsOf<E>): string {
  const { query, ...names } = params;
  const values: Readonly<Record<string, string>> = names;
  const path = (endpoints[endpoint]?.path ?? "").replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  if (!query) return path;
  const entries = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `${path}?${new URLSearchParams(entries).toString()}`;
}

async function send(method = "GET", address: string, body: unknown): Promise<Response> {
  const spoken = { "accept-language": language.value };
  try {
    return await fetch(address, {
      method,
      credentials: "same-origin",
      ...(body === undefined
        ? { headers: spoken }
        : {
            body: JSON.stringify(body),
            headers: { ...spoken, "content-type": "application/json" },
          }),
    });
  } catch (cause) {
    throw new Fault("offline", words.value.fault.offline, [], { cause });
  }
}
