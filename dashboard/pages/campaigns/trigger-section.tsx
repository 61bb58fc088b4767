import { forms } from "../../form/catalog.data.ts";
import { VariantInput } from "../../form/input.tsx";
import { Section } from "../../parts/page.tsx";
import { words } from "../../words.ts";

export function TriggerSection() {
  const w = words.value.editor;
  return (
    <Section title={w.when}>
      {forms.trigger.kind === "variants" && (
        <VariantInput shape={forms.trigger} path={["trigger"]} title={w.trigger} />
      )}
    </Section>
  );
}
