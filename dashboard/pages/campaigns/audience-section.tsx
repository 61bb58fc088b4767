import { Audience } from "../../form/audience.tsx";
import { Section } from "../../parts/page.tsx";
import { words } from "../../words.ts";
import { Reach } from "./reach.tsx";

export function AudienceSection() {
  return (
    <Section title={words.value.editor.who}>
      <Audience path={["audience"]} />
      <Reach />
    </Section>
  );
}
