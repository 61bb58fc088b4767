/** A promise that did not hold. */
export class Broken extends Error {
  readonly promise: string;

  constructor(promise: string, facts: string) {
    super(`${promise}: ${facts}`);
    this.promise = promise;
  }
}
