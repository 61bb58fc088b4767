// The product's Worker with SQLite's own count of the rows that its objects write; setting an alarm is billed as one.
import product, { Census, Recommender, Site, Visitor } from "../../dist/edge/worker.mjs";

const cursors = [];
let rows = {};
let alarms = {};

function settle() {
  for (const { name, cursor } of cursors.splice(0))
    rows[name] = (rows[name] ?? 0) + cursor.rowsWritten;
}

function counting(name, Real) {
  return class extends Real {
    constructor(ctx, env) {
      const { storage } = ctx;
      const { sql } = storage;
      const exec = sql.exec.bind(sql);
      const setAlarm = storage.setAlarm.bind(storage);
      Object.defineProperty(sql, "exec", {
        value: (...query) => {
          const cursor = exec(...query);
          cursors.push({ name, cursor });
          return cursor;
        },
      });
      Object.defineProperty(storage, "setAlarm", {
        value: (...when) => {
          alarms[name] = (alarms[name] ?? 0) + 1;
          return setAlarm(...when);
        },
      });
      super(ctx, env);
    }
  };
}

const counted = {
  Visitor: counting("visitor", Visitor),
  Census: counting("census", Census),
  Site: counting("site", Site),
  Recommender: counting("recommender", Recommender),
};
const { Visitor: V, Census: C, Site: S, Recommender: R } = counted;
export { V as Visitor, C as Census, S as Site, R as Recommender };

// oxlint-disable-next-line import/no-default-export -- Workers start here.
export default {
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/__rows") return product.fetch(request, env, ctx);
    settle();
    const answer = Response.json({ rows, alarms });
    rows = {};
    alarms = {};
    return answer;
  },
};
