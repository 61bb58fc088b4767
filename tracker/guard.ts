type PageEvents = WindowEventMap & DocumentEventMap;

/** Whatever goes wrong in here, the shop's page goes on as if the tag weren't there. */
export function guard<A extends unknown[]>(run: (...values: A) => void): (...values: A) => void {
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
 * the last one hears it after all others.
 */
export function on<K extends keyof PageEvents>(
  names: readonly K[],
  run: (event: PageEvents[K]) => void,
  isLast?: boolean,
): void {
  const options = { capture: !isLast, passive: true };
  for (const name of names) addEventListener(name, { handleEvent: guard(run) }, options);
}
