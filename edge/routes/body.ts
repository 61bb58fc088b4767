import type { Context } from "hono";
import * as v from "valibot";
import type { ErrorCode } from "#protocol/error.ts";
import { Refusal } from "../refusal.ts";
import { complaintsOf } from "./complaints.ts";

interface Expected {
  readonly code?: ErrorCode;
  /** The endpoint whose form the body comes from. */
  readonly form?: string;
}

/** Reads a JSON body of at most `limit` bytes and fits it to the schema of an endpoint's form, or refuses it and says where. */
export async function readBody<S extends v.GenericSchema>(
  c: Context,
  schema: S,
  limit: number,
  { code = "bad-request", form }: Expected = {},
): Promise<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, parseJson(await readText(c, limit), code));
  if (!parsed.success) throw new Refusal(code, complaintsOf(parsed.issues, form));
  return parsed.output;
}

/** Reads at most `limit` bytes; a longer body is refused before it is held in memory. */
export async function readText(c: Context, limit: number): Promise<string> {
  const told = c.req.header("content-length");
  if (Number(told) > limit) throw tooLarge(limit);
  // HTTP holds a body to the length it told: the runtime reads it in one go, far faster than by chunks.
  if (told !== undefined) return c.req.raw.text();
  const stream = c.req.raw.body;
  if (!stream) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(limit: number): Refusal {
  return new Refusal("too-large", [{ field: "", code: "too-large", facts: { bound: limit } }]);
}

export function parseJson(text: string, code: ErrorCode): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(code, [{ field: "", code: "not-json" }], { cause });
  }
}
