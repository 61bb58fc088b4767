import type { StoryView } from "#protocol/story.ts";
import { exactTime } from "../../format.ts";
import { Section } from "../../parts/page.tsx";
import { CsvButton } from "../../parts/table.tsx";
import { word, words } from "../../words.ts";
import { ByDay } from "./by-day.tsx";

export function EventLog({ events }: { readonly events: StoryView["events"] }) {
  const w = words.value.visitors;
  const columns = [
    { title: w.seen, text: ({ at }: { readonly at: number }) => new Date(at).toISOString() },
    { title: w.events, text: ({ what }: { readonly what: string }) => what },
  ];
  return (
    <Section title={w.events} actions={<CsvButton name="events" columns={columns} rows={events} />}>
      {events.length === 0 ? (
        <p class="soft">{w.noEvents}</p>
      ) : (
        <ByDay all={events}>
          {({ at, what }) => (
            <p class="event" key={`${at}${what}`}>
              <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
              {word(words.value.kinds, what)}
            </p>
          )}
        </ByDay>
      )}
    </Section>
  );
}
