import { useEffect, useState } from "preact/hooks";
import type { AnswerOf, Endpoint } from "#protocol/api.ts";
import { addressOf, type ParamsOf, submit } from "./call.ts";
import { asFault, type Fault } from "./fault.ts";

/** What the edge says of a draft: its last answer stays while the next is under way. */
export interface Opinion<T> {
  readonly answer: T | undefined;
  /** Why the draft as it is now has no answer. */
  readonly fault: Fault | undefined;
}

const CALM_MS = 350;

/** Asks the edge about a draft whenever the writer pauses; an answer to an older draft is dropped. */
export function useOpinion<E extends Endpoint>(
  endpoint: E,
  params: ParamsOf<E>,
  draft: unknown,
): Opinion<AnswerOf<E>> {
  const [opinion, setOpinion] = useState<Opinion<AnswerOf<E>>>({
    answer: undefined,
    fault: undefined,
  });
  const address = addressOf(endpoint, params);
  const written = JSON.stringify(draft);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      try {
        const answer = await submit(endpoint, params, JSON.parse(written));
        if (!isOld) setOpinion({ answer, fault: undefined });
      } catch (thrown) {
        if (!isOld) setOpinion(({ answer }) => ({ answer, fault: asFault(thrown) }));
      }
    }, CALM_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [address, written]);
  return opinion;
}
