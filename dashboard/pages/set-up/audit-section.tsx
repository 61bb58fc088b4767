import type { AuditView } from "#protocol/views.ts";
import { useResource } from "../../api/resource.ts";
import { dateTime } from "../../format.ts";
import { Empty, Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { type Column, CsvButton, Table } from "../../parts/table.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

const SHOWN = 20;

/** Who changed what; the file has all of it. */
export function AuditSection() {
  const w = words.value.setUp;
  const audit = useResource("readAudit", { site: siteId.value });
  const columns: readonly Column<AuditView>[] = [
    { title: w.at, text: ({ at }) => dateTime(at), value: ({ at }) => new Date(at).toISOString() },
    { title: w.who, text: ({ who }) => who },
    { title: w.what, text: ({ what }) => what },
  ];
  return (
    <Section
      title={w.audit}
      actions={<CsvButton name="changes" columns={columns} rows={audit.data.value ?? []} />}
    >
      <Loaded of={audit} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={w.noAudit} />
          ) : (
            <Table
              caption={w.audit}
              columns={columns}
              rows={all.slice(0, SHOWN)}
              rowKey={({ at, what }) => `${at}${what}`}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
