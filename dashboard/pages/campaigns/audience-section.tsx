import { Audience } from "../../form/audience.tsx";
import { Section } from "../../parts/page.tsx";
import { words } from "../../words.ts";

export function AudienceSection() {
  return (
    <Section title={words.value.editor.who}>
      <Audience path={["audience"]} />
    </Section>
  );
}
