import type { PhoneMessage } from "../trace.ts";
import { arm, now, place, tap, trace, usePhone } from "./state.ts";

const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const date = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** A phone that stands in where the browser refuses push, and what the visitor's alarm is set to. */
export function Pocket() {
  const messages = trace.value?.messages ?? [];
  return (
    <aside class="pocket" aria-label="The phone">
      <div class="phone">
        <p class="phone-time" aria-hidden="true">
          {hour.format(now.value)}
        </p>
        <p class="phone-date" aria-hidden="true">
          {date.format(now.value)}
        </p>
        <ul class="notes" aria-live="polite">
          {messages.map((message) => (
            <li key={message.key}>
              <Note message={message} />
            </li>
          ))}
        </ul>
        <PhoneFoot isEmpty={messages.length === 0} />
      </div>
      <Plans />
    </aside>
  );
}

function Note({ message }: { readonly message: PhoneMessage }) {
  const { key, title, body, image, at } = message;
  return (
    <button type="button" class="note" onClick={() => tap(key)}>
      <span class="note-head">
        <span>Paceward</span>
        <time>{hour.format(at)}</time>
      </span>
      <b>{title}</b>
      <span>{body}</span>
      {image && <img src={image} alt="" />}
    </button>
  );
}

function PhoneFoot({ isEmpty }: { readonly isEmpty: boolean }) {
  const done = trace.value?.done;
  if (!done) return <p class="phone-foot">Nobody knows this phone.</p>;
  if (done.byPhone)
    return <p class="phone-foot">{isEmpty ? "Push allowed. Nothing has come yet." : "Tap it."}</p>;
  if (done.isReachable)
    return <p class="phone-foot">Your own browser allowed push: what is sent comes there.</p>;
  const isRefused = "Notification" in window && Notification.permission === "denied";
  return (
    <p class="phone-foot">
      {isRefused ? "Your browser refuses push." : "No push yet."}
      <button type="button" class="button" onClick={usePhone}>
        Let this phone receive it
      </button>
    </p>
  );
}

/** What is still to come, to the second. */
function Plans() {
  const plans = trace.value?.plans ?? [];
  const isReachable = trace.value?.done.isReachable ?? false;
  if (plans.length === 0) return null;
  return (
    <div class="plans">
      <h2>The alarm is set</h2>
      <ul>
        {plans.map(({ at, text }) => (
          <li key={text}>
            <time>{exact.format(at)}</time>
            <span>{text}</span>
            <em>{left(at)}</em>
          </li>
        ))}
      </ul>
      {!isReachable && arm.value === "open" && place.value === null && (
        <p class="soft">Nobody can be reached without push: let the phone receive it.</p>
      )}
    </div>
  );
}

function left(at: number): string {
  const seconds = Math.max(0, Math.round((at - now.value) / 1000));
  return seconds >= 120 ? `in ${Math.round(seconds / 60)} min` : `in ${seconds} s`;
}
