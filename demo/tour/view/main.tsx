import { render } from "preact";
import { Tour } from "./tour.tsx";
import { begin } from "./state.ts";

begin();
render(<Tour />, document.body);
