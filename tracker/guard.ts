type PageEvents = WindowEventMap & DocumentEventMap;

// A method, since a listener may expect more of its event than the page promises.
type Run<A extends unknown[]> = { run(...values: A): void }["run"];

/** Whatever goes wrong in here, the shop's page goes on as if the tag weren't there. */
export function guard<A extends unknown[]>(run: Run<A>): (...values: A) => void {
  return (...values) => {
    try {
      run(...values);
    } catch {
      // A lost fact costs less than a broken shop.
    }
  };
}

/**
 * Listens to the page without ever delaying a scroll, a tap or the shop's own listeners;
 * the last one hears it after all others. What listens to touches at a window is passive by itself.
 */
export function on<K extends keyof PageEvents>(
  name: K,
  run: (event: PageEvents[K]) => void,
  isLast?: boolean,
): void {
  addEventListener(name, guard<[Event]>(run), !isLast);
}
