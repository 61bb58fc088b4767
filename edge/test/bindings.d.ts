declare namespace Cloudflare {
  interface Env {
    /** Only in tests: with how many flushes the census is proven. */
    readonly FLUSHES?: string;
  }
}
