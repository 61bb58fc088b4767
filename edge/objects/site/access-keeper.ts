import type { Role } from "#protocol/role.ts";
import type { AuditView, TokenView } from "#protocol/views.ts";
import { now } from "../../clock.ts";
import type { Change } from "../../domain/audit/change.ts";
import { auditTold } from "../../domain/audit/told.ts";
import { censusOf } from "../../namespaces.ts";
import { Access, type Holder } from "./access.ts";
import { CatalogueKeeper } from "./catalogue/keeper.ts";

/** The part of a shop's object that knows who may enter, and what they changed. */
export abstract class AccessKeeper extends CatalogueKeeper {
  protected readonly access: Access;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.access = new Access(ctx.storage.sql);
  }

  holder(hash: string): Holder | null {
    return this.store.exists() ? this.access.holder(hash) : null;
  }

  tokens(): readonly TokenView[] {
    return this.access.list();
  }

  async addToken(
    who: string,
    site: string,
    name: string,
    role: Exclude<Role, "operator">,
  ): Promise<{ id: string; token: string }> {
    const at = await now(this.env);
    const added = await this.access.add(site, name, role, at);
    this.access.note(at, who, { kind: `token-${role}`, subjects: [name] });
    return added;
  }

  async removeToken(who: string, id: string): Promise<boolean> {
    const name = this.access.remove(id);
    // Also the second time, should the census not have heard the first.
    await censusOf(this.env, this.store.doc<string>("site") ?? "", 0).shut(id);
    if (name === null) return false;
    await this.note(who, { kind: "token-revoked", subjects: [name || id] });
    return true;
  }

  audit(locale: string): readonly AuditView[] {
    return this.access.audit().map((row) => auditTold(row, locale));
  }

  /** Notes what somebody changed; null: nothing became different. */
  async note(who: string, change: Change | null): Promise<void> {
    if (change) this.access.note(await now(this.env), who, change);
  }
}
