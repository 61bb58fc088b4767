import type { Role } from "#protocol/role.ts";
import type { AuditView, TokenView } from "#protocol/views.ts";
import { now } from "../../clock.ts";
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
    role: Role,
  ): Promise<{ id: string; token: string }> {
    const at = await now(this.env);
    const added = await this.access.add(site, name, role, at);
    this.access.note(at, who, `gave ${name} access as ${role}`);
    return added;
  }

  async removeToken(who: string, id: string): Promise<boolean> {
    const removed = this.access.remove(id);
    // Also the second time, should the census not have heard the first.
    await censusOf(this.env, this.store.doc<string>("site") ?? "", 0).shut(id);
    if (removed) await this.note(who, `took access ${id} away`);
    return removed;
  }

  audit(): readonly AuditView[] {
    return this.access.audit();
  }

  async note(who: string, what: string): Promise<void> {
    this.access.note(await now(this.env), who, what);
  }
}
