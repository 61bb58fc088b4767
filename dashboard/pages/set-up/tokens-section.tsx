import { useState } from "preact/hooks";
import type { RequestOf } from "#protocol/api.ts";
import type { TokenView } from "#protocol/views.ts";
import { call } from "../../api/call.ts";
import { useResource } from "../../api/resource.ts";
import { dateTime } from "../../format.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirmed } from "../../parts/confirm.tsx";
import { CopyLine } from "../../parts/copy-line.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** Who may open this shop, and as what. */
export function TokensSection() {
  const w = words.value.setUp;
  const site = siteId.value;
  const tokens = useResource("readTokens", { site });
  const [created, setCreated] = useState<string>();
  async function revoke({ id }: TokenView): Promise<void> {
    if (!(await confirmed(w.revokeTitle, w.revokeAbout, w.revoke))) return;
    await attempt(async () => {
      await call("revokeToken", { site, token: id });
      await tokens.load();
    });
  }
  async function create(request: RequestOf<"createToken">): Promise<void> {
    await attempt(async () => {
      const { token } = await call("createToken", { site }, request);
      setCreated(token);
      await tokens.load();
    });
  }
  return (
    <Section title={w.tokens} about={w.tokensAbout}>
      <Loaded of={tokens} lines={3}>
        {(all) => (
          <Table
            file="access"
            caption={w.tokens}
            rows={all}
            rowKey={({ id }) => id}
            columns={[
              { title: w.tokenName, text: ({ name }) => name },
              { title: w.role, text: ({ role }) => w.roles[role] },
              {
                title: w.created,
                text: ({ createdAt }) => dateTime(createdAt),
                value: ({ createdAt }) => new Date(createdAt).toISOString(),
                minor: true,
              },
              {
                title: w.revoke,
                hidden: true,
                numeric: true,
                text: () => "",
                show: (token) => (
                  <button
                    type="button"
                    class="button small danger"
                    aria-label={`${w.revoke}: ${token.name}`}
                    onClick={() => void revoke(token)}
                  >
                    {w.revoke}
                  </button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {created !== undefined && (
        <div class="after" role="status">
          <p>{w.once}</p>
          <CopyLine text={created} />
        </div>
      )}
      <NewToken create={create} />
    </Section>
  );
}

const roles = ["viewer", "editor", "owner"] as const;

interface NewTokenProps {
  readonly create: (request: RequestOf<"createToken">) => Promise<void>;
}

function NewToken({ create }: NewTokenProps) {
  const w = words.value.setUp;
  const [name, setName] = useState("");
  const [role, setRole] = useState<(typeof roles)[number]>("viewer");
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    await create({ name: name.trim(), role });
    setName("");
  }
  return (
    <form class="inline-form" onSubmit={(event) => void submit(event)}>
      <TextField label={w.tokenName} value={name} onChange={setName} required />
      <ChoiceField
        label={w.role}
        value={role}
        options={roles.map((one) => ({ value: one, label: w.roles[one] }))}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? "viewer")}
      />
      <button class="button">{w.create}</button>
    </form>
  );
}
