import { learned } from "../edge/domain/recommend/learned.ts";
import { load } from "../edge/domain/recommend/load.ts";
import type { Model } from "../edge/domain/recommend/model.ts";
import { rankSettings } from "../edge/domain/recommend/settings.ts";

/** What the bench asks: each trail as the ranker reads it. */
interface Questions {
  readonly now: number;
  readonly trails: readonly (readonly string[])[];
}

let model: Model | null = null;

/** Asked so often between two looks at the clock, which shows whole milliseconds only. */
const REPEATS = 40;

// In workerd the clock stands still between two pieces of I/O: a turn of the loop makes it move.
async function clock(): Promise<number> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  return performance.now();
}

async function timed(work: () => void): Promise<number> {
  const begin = await clock();
  work();
  return (await clock()) - begin;
}

/** Runs the shipped ranker inside workerd; `PUT` loads a model, `POST` asks it. Answers milliseconds. */
// oxlint-disable-next-line import/no-default-export -- A Worker is what its module exports by default.
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "PUT") {
      const buffer = await request.arrayBuffer();
      const ms = await timed(() => {
        const loaded = load(buffer);
        if (loaded.kind === "broken") throw new Error(loaded.reason);
        model = loaded;
      });
      return Response.json([ms]);
    }
    const { now, trails }: Questions = await request.json();
    const times: number[] = [];
    for (const trail of trails) {
      times.push(
        await timed(() => {
          for (let time = 0; time < REPEATS; time++) {
            if (model) learned(model, trail, now, 20, () => true, rankSettings);
          }
        }),
      );
    }
    return Response.json(times.map((ms) => ms / REPEATS));
  },
};
