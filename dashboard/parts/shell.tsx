import { useEffect, useRef } from "preact/hooks";
import { liveState } from "../api/live.ts";
import { signOut } from "../api/sign-in.ts";
import { pageOf } from "../pages.tsx";
import { route, to } from "../route.ts";
import { shop } from "../shop.ts";
import { words } from "../words.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Preferences } from "./preferences.tsx";

const pages = [
  "today",
  "funnel",
  "campaigns",
  "proof",
  "visitors",
  "personas",
  "recommendations",
  "catalogue",
  "push",
  "vitals",
  "report",
  "set-up",
] as const satisfies readonly IconName[];

/** What a thumb reaches without opening the rest. */
const first: readonly string[] = ["today", "funnel", "campaigns", "visitors"];

/** The frame around every page: where one can go, and whether the figures are live. */
export function Shell() {
  const w = words.value;
  const { page } = route.value;
  const state = liveState.value;
  return (
    <div class="shell">
      <a
        class="skip button"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>("h1")?.focus();
        }}
      >
        {w.nav.skip}
      </a>
      <aside class="side">
        <a class="brand" href={to("today")}>
          <img src="/dashboard/icon.svg" alt="" />
          {shop.value?.settings.name ?? "Edgewise"}
        </a>
        <nav class="nav" aria-label={w.nav.pages}>
          <PageList pages={pages} />
        </nav>
        <SideFoot />
      </aside>
      <div>
        <Simulated />
        {state === "offline" && (
          <p class="notice" role="status">
            <Icon name="alert" />
            {w.live.offline}
          </p>
        )}
        <div key={page}>{pageOf(page)}</div>
      </div>
      <nav class="nav bottom" aria-label={w.nav.pages}>
        <PageList pages={pages.filter((name) => first.includes(name))}>
          <More />
        </PageList>
      </nav>
    </div>
  );
}

/** A shop of made-up people says so on every page, printed ones too. */
function Simulated() {
  const days = shop.value?.settings.simulated?.days;
  if (days === undefined) return null;
  const text = words.value.simulated;
  return (
    <p class="simulated" data-mark={text.mark(days)}>
      <b>{text.mark(days)}</b> {text.about}
    </p>
  );
}

function PageList(props: {
  readonly pages: readonly (typeof pages)[number][];
  readonly children?: preact.ComponentChildren;
}) {
  return (
    <ul>
      {props.pages.map((name) => (
        <li key={name}>
          <a href={to(name)} aria-current={route.value.page === name ? "page" : undefined}>
            <Icon name={name} />
            {words.value.nav[name]}
          </a>
        </li>
      ))}
      {props.children && <li>{props.children}</li>}
    </ul>
  );
}

function SideFoot() {
  return (
    <div class="side-foot">
      <Preferences />
      <button type="button" class="button quiet" onClick={() => void signOut()}>
        <Icon name="out" />
        {words.value.nav.signOut}
      </button>
    </div>
  );
}

function More() {
  const sheet = useRef<HTMLDialogElement>(null);
  const { page } = route.value;
  useEffect(() => sheet.current?.close(), [page]);
  return (
    <>
      <button type="button" class="nav-more" onClick={() => sheet.current?.showModal()}>
        <Icon name="more" />
        {words.value.nav.more}
      </button>
      <dialog
        ref={sheet}
        class="sheet nav"
        aria-label={words.value.nav.more}
        onClick={({ target }) => {
          if (target === sheet.current) sheet.current?.close();
        }}
      >
        <PageList pages={pages.filter((name) => !first.includes(name))} />
        <SideFoot />
      </dialog>
    </>
  );
}
