import { documentRules } from "./document-rules.js";
import { operationRules } from "./operation-rules.js";
import { schemaRules } from "./schema-rules.js";

/** What each repair does, by the name of its rule, in the order in which they are made. */
export const normalizeRules: Readonly<Record<string, { readonly title: string }>> = {
  page: { title: "A document that stands on a page of Markdown is taken out of it; several become one." },
  folded: {
    title:
      "A document that was folded to one line is indented again, by the fields that OpenAPI's objects have.",
  },
  prose: {
    title: "What a page of prose, tables, calls and samples states about an operation is written as OpenAPI.",
  },
  json: { title: "JSON becomes YAML." },
  ...schemaRules,
  ...operationRules,
  ...documentRules,
};
