import { useState } from "preact/hooks";
import { asFault } from "../api/fault.ts";
import { call } from "../api/call.ts";
import { chooseShop } from "../api/sign-in.ts";
import { TextField } from "../parts/field.tsx";
import { words } from "../words.ts";

/** An operator belongs to no shop, and says here which one to look at. */
export function ChooseShop() {
  const w = words.value.signIn;
  const [site, setSite] = useState("");
  const [problem, setProblem] = useState<string>();
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await call("readSite", { site: site.trim() });
      chooseShop(site.trim());
    } catch (thrown) {
      setProblem(asFault(thrown).message);
    }
  }
  return (
    <main class="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <div>
          <h1>{w.whichShop}</h1>
          <p class="about">{w.operator}</p>
        </div>
        <TextField label={w.shop} value={site} onChange={setSite} problem={problem} required />
        <button class="button primary">{w.open}</button>
      </form>
    </main>
  );
}
