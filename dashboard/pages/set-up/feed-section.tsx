import { useState } from "preact/hooks";
import type { FeedHealth } from "#protocol/health.ts";
import { call, submit } from "../../api/call.ts";
import { resource, useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { dateTime, number } from "../../format.ts";
import { attempt } from "../../parts/attempt.ts";
import { Badge } from "../../parts/badge.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

const fine: ReadonlySet<FeedHealth["outcome"]> = new Set(["read", "not-modified"]);

/** Where the shop's products are read from, and how the last reading went. */
export function FeedSection() {
  const w = words.value.setUp;
  const health = useResource("readHealth", { site: siteId.value });
  return (
    <Section title={w.feed} about={w.feedAbout}>
      <Loaded of={health} lines={2}>
        {({ catalogue: { feed } }) => (
          <>
            {feed && <Outcome feed={feed} />}
            {may("editor") && <Form key={feed?.url ?? ""} url={feed?.url ?? ""} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Outcome({ feed }: { readonly feed: FeedHealth }) {
  const w = words.value.setUp;
  return (
    <p role="status" class="soft wrap">
      <Badge tone={fine.has(feed.outcome) ? "good" : "warn"} text={w.feeds[feed.outcome]} />{" "}
      {feed.triedAt > 0 && `${w.feedTried(dateTime(feed.triedAt))} · ${number(feed.products)}`}
    </p>
  );
}

function Form({ url: known }: { readonly url: string }) {
  const w = words.value;
  const site = siteId.value;
  const [url, setUrl] = useState(known);
  const [busy, setBusy] = useState(false);
  async function change(run: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    await attempt(async () => {
      await run();
      await resource("readHealth", { site }).load();
    });
    setBusy(false);
  }
  const put = () => submit("putFeed", { site }, url.trim() === "" ? null : { url: url.trim() });
  return (
    <form
      class="inline-form wide"
      onSubmit={(event) => {
        event.preventDefault();
        void change(put);
      }}
    >
      <TextField label={w.setUp.feedUrl} value={url} onChange={setUrl} />
      <button class="button" disabled={busy || url.trim() === known}>
        {w.common.save}
      </button>
      {known !== "" && (
        <button
          type="button"
          class="button quiet"
          disabled={busy}
          onClick={() => void change(() => call("readFeed", { site }))}
        >
          {w.setUp.feedRead}
        </button>
      )}
    </form>
  );
}
