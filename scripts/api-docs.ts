// `npm run docs:api`: prints docs/API.md from the protocol's schemas.
import { writeFileSync } from "node:fs";
import { apiDocs } from "./api-docs/page.ts";

writeFileSync("docs/API.md", apiDocs());
