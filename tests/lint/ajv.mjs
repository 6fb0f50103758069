// Compiles our schemas with ajv in strict mode, and says which documents (on standard input) the timeline's allows.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const need = createRequire(process.argv[2] + "/node_modules/");
const drafts = { "2020-12": need("ajv/dist/2020").default, 7: need("ajv").default };
const given = JSON.parse(readFileSync(0, "utf-8"));
const said = {};
for (const [draft, Ajv] of Object.entries(drafts)) {
  const ajv = new Ajv({ strict: true, allErrors: true, validateFormats: true });
  need("ajv-formats").default(ajv);
  const compiled = given.drafts[draft].map((schema) => ajv.compile(schema));
  said[draft] = given.documents.map((document) => compiled.at(-1)(document)); // the schemas come by name: event, timeline
}
process.stdout.write(JSON.stringify(said));
