import type { StoryView } from "#protocol/story.ts";
import { exactTime } from "../../format.ts";
import { Section } from "../../parts/page.tsx";
import { type Column, CsvButton } from "../../parts/table.tsx";
import { titled, word, words } from "../../words.ts";
import { ByDay } from "./by-day.tsx";

type Event = StoryView["events"][number];

export function EventLog({ events }: { readonly events: readonly Event[] }) {
  const w = words.value.visitors;
  const columns: readonly Column<Event>[] = [
    { title: w.seen, text: ({ at }) => new Date(at).toISOString() },
    { title: w.events, text: ({ what }) => what },
    { title: titled("what"), text: ({ of = "" }) => of },
  ];
  return (
    <Section title={w.events} actions={<CsvButton name="events" columns={columns} rows={events} />}>
      {events.length === 0 ? (
        <p class="soft">{w.noEvents}</p>
      ) : (
        <ByDay all={events}>
          {({ at, what, of }) => (
            <p class="event" key={`${at}${what}`}>
              <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
              {word(words.value.kinds, what)}
              {of && ` · ${of}`}
            </p>
          )}
        </ByDay>
      )}
    </Section>
  );
}
