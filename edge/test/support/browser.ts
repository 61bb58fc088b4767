import { env } from "cloudflare:workers";
import type { Answer } from "#protocol/decision.ts";
import { identitySecret } from "../../tokens/identity.ts";
import { sign } from "../../orders/signature.ts";
import { report, type TestShop } from "./shop.ts";

export type Said = Readonly<Record<string, unknown>>;

/** One browser: what it would send next. */
export class Browser {
  readonly tab: string;
  visitor: string | undefined;
  #number = 0;
  readonly #shop: TestShop;

  constructor(shop: TestShop, name: string) {
    this.#shop = shop;
    this.tab = `tab-of-the-browser-of-${name}`.padEnd(26, "-");
  }

  async send(events: readonly Said[], more: Said = {}): Promise<Answer> {
    const answer = await this.again(++this.#number, events, more);
    this.visitor = answer.visitor ?? this.visitor;
    return answer;
  }

  again(number: number, events: readonly Said[], more: Said = {}): Promise<Answer> {
    const { tab, visitor } = this;
    return report(this.#shop, { tab, number, visitor, first: tab, events, ...more });
  }

  /** As the shop's server signs it for this browser. */
  async identify(customer: string, expires = Date.now() + 60_000): Promise<Said> {
    const secret = await identitySecret(env, this.#shop.site);
    const bytes = await sign(secret, `${customer}.${this.visitor ?? ""}.${expires}`);
    return { kind: "identify", agoMs: 0, customer, expires, signature: hexOf(bytes) };
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
