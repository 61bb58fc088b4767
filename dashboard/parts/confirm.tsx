import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../words.ts";

interface Question {
  readonly title: string;
  readonly text: string;
  readonly sure: string;
  readonly answer: (yes: boolean) => void;
}

const question = signal<Question | null>(null);

/** Asks before what can't be taken back. */
export function confirmed(title: string, text: string, sure: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  question.value = { title, text, sure, answer: resolve };
  return promise;
}

export function Confirm() {
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = question.value;
  useEffect(() => {
    if (asked) dialog.current?.showModal();
  }, [asked]);
  if (!asked) return null;
  function close(): void {
    asked?.answer(dialog.current?.returnValue === "yes");
    question.value = null;
  }
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={close}>
      <form method="dialog">
        <h2 id="confirm-title">{asked.title}</h2>
        <p>{asked.text}</p>
        <div class="actions">
          <button class="button" value="no" autofocus>
            {words.value.common.cancel}
          </button>
          <button class="button danger" value="yes">
            {asked.sure}
          </button>
        </div>
      </form>
    </dialog>
  );
}
