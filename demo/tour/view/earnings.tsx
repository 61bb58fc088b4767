import type { Earned, Simulated } from "../trace.ts";
import { simulated } from "./state.ts";

const whole = new Intl.NumberFormat("en-GB");

/** What all of this earned in sixty simulated days, beside the truth that only a simulation knows. */
export function Earnings() {
  return (
    <section class="earnings" id="earned" aria-labelledby="earned-title">
      <h2 id="earned-title">What it earned</h2>
      <Told of={simulated.value} />
    </section>
  );
}

function Told({ of }: { readonly of: Simulated }) {
  switch (of.phase) {
    case "none":
      return <p class="soft">The simulated shop has not been made yet.</p>;
    case "failed":
      return <p class="fault">{of.sentence}</p>;
    case "building":
      return (
        <>
          <p>
            Sixty days of the same shop are being lived through on this machine, by simulated people
            through the real edge: {Math.round(of.share * 100)} %.
          </p>
          <progress value={of.share} aria-label="Simulated days so far" />
        </>
      );
    case "ready":
      return (
        <>
          <p class="lead">
            {of.days} simulated days, {whole.format(of.visits)} visits. Half of the people were left
            alone by each campaign, chosen by chance: the difference is what it really earned.
          </p>
          <div class="cards">
            {of.earned.map((one) => (
              <Card key={one.campaign} of={one} />
            ))}
          </div>
          <p>
            <a class="button strong" href={of.dashboard} target="_blank" rel="noreferrer">
              Open this shop’s dashboard
            </a>
            <span class="soft"> Every page is filled; every page says that it is simulated.</span>
          </p>
        </>
      );
  }
}

const verdicts = { gain: "It earns", loss: "It costs", open: "No effect shown" } as const;

function Card({ of }: { readonly of: Earned }) {
  return (
    <article class="card" data-verdict={of.verdict}>
      <h3>{of.name}</h3>
      <p class="sum">
        <span>
          {of.estimate} <small>buyers</small>
        </span>
        <span class="badge">{verdicts[of.verdict]}</span>
      </p>
      <dl>
        <div>
          <dt>Surely between</dt>
          <dd>
            {of.between[0]} and {of.between[1]}
          </dd>
        </div>
        <div>
          <dt>The truth, known because it is simulated</dt>
          <dd>
            <b>{of.truth}</b>
          </dd>
        </div>
        {of.money !== null && (
          <div>
            <dt>Brought on top, about</dt>
            <dd>{of.money}</dd>
          </div>
        )}
        <div>
          <dt>Last touch would claim</dt>
          <dd class="claim">
            {of.lastTouch.orders} orders, {of.lastTouch.money}
          </dd>
        </div>
      </dl>
    </article>
  );
}
