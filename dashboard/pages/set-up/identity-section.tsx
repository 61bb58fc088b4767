import { useResource } from "../../api/resource.ts";
import { CopyLine } from "../../parts/copy-line.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { SecretLine } from "../../parts/secret-line.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** How the shop's server vouches for a customer, and how its own people stay out of the counts. */
export function IdentitySection() {
  const w = words.value.setUp;
  const identity = useResource("readIdentity", { site: siteId.value });
  return (
    <Section title={w.identity} about={w.identityAbout}>
      <Loaded of={identity} lines={4}>
        {({ secret, staff }) => (
          <div class="lines-of">
            <SecretLine label={w.secret} text={secret} />
            <div class="line-of">
              <span class="legend">{w.staffOn}</span>
              <CopyLine text={staff.on} />
            </div>
            <div class="line-of">
              <span class="legend">{w.staffOff}</span>
              <CopyLine text={staff.off} />
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
