import type { ClockObject } from "./local/clock-object.ts";

// Bindings that exist only where `npm start` runs the edge; production has none of them.
declare global {
  interface Env {
    /** A clock that can be moved, alarms included. */
    readonly CLOCK?: DurableObjectNamespace<ClockObject>;
    /** The one site id that needs no checksum: the demo shop's. */
    readonly LOCAL_SITE?: string;
    /** Push hosts beyond the known services, comma-separated "host:port"; http is allowed there. */
    readonly LOCAL_PUSH_HOSTS?: string;
  }
}
