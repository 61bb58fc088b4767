import { render } from "preact";
import { App } from "./app.tsx";
import { learn } from "./words.ts";

try {
  await learn();
  render(<App />, document.body);
} catch (fault) {
  // Without its words the page can still say that it is not there.
  document.body.append(document.querySelector("template")?.content ?? "");
  throw fault;
}
