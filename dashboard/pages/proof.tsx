import { useResource } from "../api/resource.ts";
import { number } from "../format.ts";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { siteId } from "../shop.ts";
import { words } from "../words.ts";
import { ExperimentTable } from "./proof/experiment-table.tsx";

/** What it really earned, and how sure that is. */
export function ProofPage() {
  const w = words.value.proof;
  const proof = useResource("readProof", { site: siteId.value });
  return (
    <Page title={words.value.nav.proof} about={w.about}>
      <Loaded of={proof} lines={8}>
        {({ total, campaigns, orders }) => (
          <>
            {total && (
              <Section title={w.total}>
                <ExperimentTable caption={w.total} experiments={[total]} />
              </Section>
            )}
            {campaigns.length > 0 && (
              <Section title={w.campaigns} about={w.marginal}>
                <ExperimentTable caption={w.campaigns} experiments={campaigns} />
              </Section>
            )}
            {!total && campaigns.length === 0 && <Empty title={w.none} text={w.noneDo} />}
            {orders.told > 0 && (
              <p class="about small">{w.orders(number(orders.joined), number(orders.told))}</p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
