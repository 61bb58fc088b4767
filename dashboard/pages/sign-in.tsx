import { useState } from "preact/hooks";
import { asFault } from "../api/fault.ts";
import { signIn } from "../api/sign-in.ts";
import { SecretField } from "../parts/field.tsx";
import { words } from "../words.ts";

export function SignIn() {
  const w = words.value;
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(token.trim());
    } catch (thrown) {
      const { problems, message } = asFault(thrown);
      setProblem(problems[0]?.sentence ?? message);
    }
    setBusy(false);
  }
  return (
    <main class="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <span class="brand">
          <img src="/dashboard/icon.svg" alt="" />
          Edgewise
        </span>
        <div>
          <h1>{w.signIn.title}</h1>
          <p class="about">{w.signIn.about}</p>
        </div>
        <SecretField label={w.signIn.token} value={token} onChange={setToken} problem={problem} />
        <button class="button primary" disabled={busy}>
          {w.signIn.button}
        </button>
      </form>
    </main>
  );
}
