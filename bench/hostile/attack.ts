/** One request that nobody decent would send. */
export interface Attack {
  /** The endpoint that it is meant for, as the lists of `protocol/` name it. */
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** What an attacker of one shop knows; more than any real one. */
export interface Target {
  readonly site: string;
  readonly origin: string;
  readonly ownerToken: string;
  /** With which the shop's server signs orders. */
  readonly orderSecret: string;
}
