import { DurableObject } from "cloudflare:workers";
import type { PageFacts } from "#protocol/batch.ts";
import type { Show } from "#protocol/decision.ts";
import type { Consent } from "#protocol/event.ts";
import { now, wakeAt } from "../clock.ts";
import { due } from "../domain/due.ts";
import type { RequestFacts } from "../domain/profile.ts";
import type { Placed } from "../domain/session/placed.ts";
import type { VisitorState } from "../domain/state.ts";
import { upgrade } from "../domain/upgrade.ts";
import { visit } from "../domain/visit.ts";
import { censusOf } from "../namespaces.ts";
import { freshView, viewOf, type View } from "../view.ts";
import { VisitorStore } from "./visitor/store.ts";

/** A batch as the route hands it over: parsed, placed in time, of this visitor. */
export interface VisitCall {
  readonly site: string;
  readonly visitor: string;
  readonly tab: string;
  readonly number: number;
  readonly consent: Consent;
  readonly page: PageFacts;
  readonly leaving: boolean;
  readonly placed: readonly Placed[];
  readonly request: RequestFacts;
}

export interface VisitReceipt {
  readonly shows: readonly Show[];
  readonly erased: boolean;
}
