import { Fragment } from "preact";
import { facts } from "../../form/facts.data.ts";
import { toMajor } from "#protocol/money.ts";
import type { StoryView } from "#protocol/story.ts";
import { asFault } from "../../api/fault.ts";
import { call } from "../../api/call.ts";
import { useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { dateTime, money, number, percent } from "../../format.ts";
import { save } from "../../download.ts";
import { confirmed } from "../../parts/confirm.tsx";
import { Empty, Loaded } from "../../parts/loaded.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { toast } from "../../parts/toast.tsx";
import { go, to } from "../../route.ts";
import { siteId } from "../../shop.ts";
import { choice, titled, words } from "../../words.ts";
import { DecisionLog } from "./decision-log.tsx";
import { EventLog } from "./event-log.tsx";

/** One visitor's story: what is understood, what was decided and why, what happened. */
export function VisitorPage({ visitor }: { readonly visitor: string }) {
  const w = words.value.visitors;
  const story = useResource("readVisitor", { site: siteId.value, visitor });
  const gone = story.fault.value?.code === "unknown-visitor";
  const createdAt = story.data.value?.createdAt;
  return (
    <Page
      title={`${w.visitor} ${visitor.slice(0, 8)}`}
      {...(createdAt === undefined ? {} : { about: w.since(dateTime(createdAt)) })}
      back={{ href: to("visitors"), label: words.value.nav.visitors }}
      actions={may("owner") && !gone ? <Rights visitor={visitor} /> : null}
    >
      {gone ? (
        <Empty title={w.gone} />
      ) : (
        <Loaded of={story} lines={10}>
          {(view) => <Story view={view} />}
        </Loaded>
      )}
    </Page>
  );
}

function Story({ view }: { readonly view: StoryView }) {
  const w = words.value.visitors;
  return (
    <>
      <div class="columns">
        <Section title={w.understanding}>
          <Understood {...view.understanding} />
        </Section>
        <Section title={w.cartNow}>
          {view.cart.length === 0 ? <p class="soft">{w.noCart}</p> : <Cart lines={view.cart} />}
        </Section>
      </div>
      {view.personas.length > 0 && (
        <Section title={words.value.nav.personas}>
          <Sentences
            lines={view.personas.map(({ at, name, reasons }) =>
              [`${dateTime(at)}: ${name}`, ...reasons].join(" · "),
            )}
          />
        </Section>
      )}
      <DecisionLog visitor={view.visitor} />
      <Section title={w.messages}>
        {view.messages.length === 0 ? (
          <p class="soft">{w.noMessages}</p>
        ) : (
          <Sentences lines={view.messages.map(said)} />
        )}
      </Section>
      <EventLog events={view.events} />
    </>
  );
}

type Understanding = StoryView["understanding"];

function Understood({ evidence, purchaseProbability, ...believed }: Understanding) {
  const { persona, mode, lifecycle, priceTier, cause } = believed;
  const { leaving, noPersona } = words.value.visitors;
  const shown: readonly (readonly [title: string, value: string])[] = [
    [titleOf("persona"), persona ?? noPersona],
    [titleOf("mode"), choice(mode, "mode")],
    [titleOf("lifecycle"), choice(lifecycle, "lifecycle")],
    [titleOf("price-tier"), choice(priceTier, "price-tier")],
    [titleOf("purchase-probability"), percent(purchaseProbability)],
    [leaving, choice(cause, "cause")],
  ];
  return (
    <dl class="believed">
      {shown.map(([title, value]) => (
        <Fragment key={title}>
          <dt class="soft">{title}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
      {evidence.length > 0 && (
        <dd>
          <Sentences lines={evidence} />
        </dd>
      )}
    </dl>
  );
}

/** What audiences call a fact, without its unit. */
function titleOf(fact: string): string {
  return titled(facts[fact]?.title ?? fact).replace(/ \(.*/, "");
}

/** "19 Nov, 10:12: Help to choose (b) · Clicked"; what nobody has seen yet has no such end. */
function said({ at, campaign, variant, fate }: StoryView["messages"][number]): string {
  const { clicked, closed, shown } = words.value.push;
  const became = { decided: "", shown, clicked, dismissed: closed }[fate];
  return `${dateTime(at)}: ${campaign} (${variant})${became && ` · ${became}`}`;
}

function Sentences({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="sentences">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}

function Cart({ lines }: { readonly lines: StoryView["cart"] }) {
  const w = words.value;
  return (
    <Table
      file="cart"
      caption={w.visitors.cartNow}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { title: w.catalogue.product, text: ({ name }) => name },
        {
          title: "×",
          numeric: true,
          text: ({ quantity }) => number(quantity),
          value: ({ quantity }) => quantity,
        },
        {
          title: w.catalogue.price,
          numeric: true,
          text: ({ price, currency }) => money(price, currency),
          value: ({ price, currency }) => toMajor(price, currency),
        },
        { title: w.common.currency, fileOnly: true, text: ({ currency }) => currency },
      ]}
    />
  );
}

/** What the law gives a visitor, done by the shop: a copy of everything, or its end. */
function Rights({ visitor }: { readonly visitor: string }) {
  const w = words.value.visitors;
  const site = siteId.value;
  async function copy(): Promise<void> {
    try {
      const all = await call("exportVisitor", { site, visitor });
      save(`visitor-${visitor}.json`, "application/json", JSON.stringify(all, null, 2));
    } catch (thrown) {
      toast(asFault(thrown).message, null, true);
    }
  }
  async function erase(): Promise<void> {
    if (!(await confirmed(w.eraseTitle, w.eraseAbout, w.eraseSure))) return;
    try {
      await call("eraseVisitor", { site, visitor });
      toast(w.erased);
      go(to("visitors"));
    } catch (thrown) {
      toast(asFault(thrown).message, null, true);
    }
  }
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        {w.export}
      </button>
      <button type="button" class="button danger" onClick={() => void erase()}>
        {w.erase}
      </button>
    </>
  );
}
