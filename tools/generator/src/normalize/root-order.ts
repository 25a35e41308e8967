import type { Members } from "./rule.js";

/** The fields of a document in the order in which people read them. */
const ORDER = [
  "openapi",
  "jsonSchemaDialect",
  "info",
  "externalDocs",
  "servers",
  "security",
  "tags",
  "paths",
  "webhooks",
  "components",
];

/** A document with a field: in its place if it was there, else before the first field that is to come after it. */
export function insertField(root: Members, name: string, value: unknown): Members {
  if (Object.hasOwn(root, name)) return { ...root, [name]: value };
  const position = ORDER.indexOf(name);
  const entries = Object.entries(root);
  const next = entries.findIndex(([key]) => ORDER.indexOf(key) > position);
  const at = next === -1 ? entries.length : next;
  return Object.fromEntries([...entries.slice(0, at), [name, value], ...entries.slice(at)]);
}

/** A document with its fields in that order; others, such as extensions, come last. */
export function orderFields(root: Members): Members {
  const rank = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return Object.fromEntries(Object.entries(root).toSorted(([one], [other]) => rank(one) - rank(other)));
}
