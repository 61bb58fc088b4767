import type { ErrorCode } from "#protocol/error.ts";
import type { Complaint } from "../complaint.ts";

/** The words of refusals in one language; {names} are filled with a complaint's facts. */
export interface RefusalWords {
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly complaints: Readonly<Record<Complaint["code"], string>>;
}
