import { useState } from "preact/hooks";
import type { Platform } from "#protocol/order.ts";
import { call } from "../../api/call.ts";
import { useResource } from "../../api/resource.ts";
import { attempt } from "../../parts/attempt.ts";
import { Badge } from "../../parts/badge.tsx";
import { CopyLine } from "../../parts/copy-line.tsx";
import { SecretField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { SecretLine } from "../../parts/secret-line.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

const platforms: Readonly<Record<Platform, string>> = {
  shopify: "Shopify",
  woocommerce: "WooCommerce",
};

/** Where the shop's server tells of orders, and how it signs. */
export function OrdersSection() {
  const w = words.value.setUp;
  const source = useResource("readOrderSource", { site: siteId.value });
  return (
    <Section title={w.orders} about={w.ordersAbout}>
      <Loaded of={source} lines={4}>
        {({ address, secret, platforms: known }) => (
          <div class="lines-of">
            <div class="line-of">
              <span class="legend">{w.address}</span>
              <CopyLine text={address} />
            </div>
            <SecretLine label={w.secret} text={secret} />
            <PlatformSecret platform="shopify" known={known} stored={source.load} />
            <PlatformSecret platform="woocommerce" known={known} stored={source.load} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

interface PlatformProps {
  readonly platform: Platform;
  readonly known: readonly Platform[];
  readonly stored: () => Promise<void>;
}

function PlatformSecret({ platform, known, stored }: PlatformProps) {
  const w = words.value;
  const [secret, setSecret] = useState("");
  async function store(event: Event): Promise<void> {
    event.preventDefault();
    await attempt(async () => {
      await call("putOrderSecret", { site: siteId.value, platform }, { secret });
      setSecret("");
      await stored();
    });
  }
  return (
    <form class="inline-form tight" onSubmit={(event) => void store(event)}>
      <SecretField
        label={w.setUp.platformSecret(platforms[platform])}
        value={secret}
        onChange={setSecret}
      />
      <button class="button">{w.common.save}</button>
      {known.includes(platform) && <Badge tone="good" text={w.setUp.known} />}
    </form>
  );
}
