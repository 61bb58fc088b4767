import type { Complaint as OfSchema } from "#protocol/complaint.ts";
import type { ProblemCode } from "../decide/checks/problem.ts";

/** What is asked of a value whose schema has no words of its own. */
export type OfKind =
  | "missing"
  | "text"
  | "number"
  | "flag"
  | "list"
  | "object"
  | "choice"
  | "shape"
  | "at-least"
  | "at-most"
  | "few"
  | "many"
  | "short"
  | "long"
  | "whole"
  | "begin";

/** What only a route can know; these sentences name the field themselves. */
type OfRoute =
  | "not-json"
  | "too-large"
  | "other-id"
  | "page-elsewhere"
  | "epoch"
  | "step"
  | "no-socket"
  | "no-such-token"
  | "opens-nothing"
  | "platform"
  | "fewer-shards"
  | "import-name"
  | "own-site-id"
  | "not-collective"
  | "sign-order"
  | "sign-events"
  | "secret-first"
  | "add-origin"
  | "sandboxed"
  | "only-browser";

/** Everything that can be wrong beside a campaign that is to go live. */
export type OwnCode = OfSchema | OfKind | OfRoute;

/** What is wrong with a request: the field as a path, and what a sentence about it needs. */
export interface Complaint {
  readonly field: string;
  readonly code: OwnCode | ProblemCode;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** The endpoint whose form the field is in: its sentence then begins with what the form calls it. */
  readonly form?: string;
}
