import { isObject } from "../load/specification.js";
import { pascalCase } from "../naming/words.js";
import { FreeNames } from "./free-names.js";
import { nounOf, singular, verbOf } from "./noun.js";
import { listOperations } from "./operations.js";
import type { Members } from "./rule.js";

/** Short unique nouns for the schemas whose names a tool made of a path, an operation and a place in it. */
export function nameSchemas(root: Members): ReadonlyMap<string, string> {
  const components = isObject(root["components"]) ? root["components"] : {};
  const schemas: Members = isObject(components["schemas"]) ? components["schemas"] : {};
  const generated = new Set(Object.keys(schemas).filter(isGenerated));
  const names = new Map<string, string>();
  const free = new FreeNames(Object.keys(schemas).filter((name) => !generated.has(name)));
  const give = (schema: string, candidates: readonly string[]): void => {
    if (!generated.has(schema) || names.has(schema)) return;
    const [first = "Schema", ...rest] = candidates.filter((each) => /^[A-Z]\w{0,59}$/.test(each));
    names.set(schema, free.take([first, ...rest]));
  };
  if (generated.size === 0) return names;
  const subjects: { readonly schema: unknown; readonly noun: string; readonly owner: string }[] = [];
  for (const { path, value } of listOperations(root)) {
    const noun = nounOf(path);
    const verb = verbOf(path) || pascalCase(/^[a-z]+/.exec(String(value["operationId"]))?.[0] ?? "");
    const owner = `${noun}${verb}`;
    const holders: [unknown, readonly string[]][] = [[value["requestBody"], [`${owner}Request`]]];
    for (const [status, response] of Object.entries(Object(value["responses"]) as Members)) {
      holders.push([response, status.startsWith("2") ? [noun, owner] : [`${noun}Error`, `${owner}Error`]]);
    }
    for (const [holder, candidates] of holders) {
      for (const media of Object.values(Object(Object(holder)["content"]) as Members)) {
        const { schema } = Object(media) as Members;
        const name = schemaOf(schema);
        if (name !== undefined) give(name, candidates);
        subjects.push({ schema, noun, owner });
      }
    }
  }
  const done = new Set<string>();
  const open = subjects.toReversed();
  for (let subject = open.pop(); subject !== undefined; subject = open.pop()) {
    const { schema, noun } = subject;
    const name = schemaOf(schema);
    if (name !== undefined && done.has(name)) continue;
    if (name !== undefined) done.add(name);
    const owner = name === undefined ? subject.owner : (names.get(name) ?? name);
    const uses = listUses(name === undefined ? schema : schemas[name]);
    // What a schema refers to is named by the property that does so; then what that refers to.
    for (const { schema: used, property } of uses) give(used, [`${noun}${property}`, `${owner}${property}`]);
    const inside = uses.map((use) => ({ schema: referTo(use.schema), noun, owner }));
    open.push(...inside.toReversed());
  }
  for (const schema of generated) {
    const words = schema.split(/(?:ContentApplicationJsonSchema|_)/).at(-1) ?? "";
    give(schema, [pascalCase(words), `${pascalCase(words)}Schema`]);
  }
  return names;
}

function isGenerated(name: string): boolean {
  return (
    name.length > 50 ||
    /Content[A-Z]\w*Schema|_(?:Response|Request)_[1-5\dX]{3}$|_(?:Response|Request)$/.test(name)
  );
}

/** The schema that a reference names. */
function schemaOf(value: unknown): string | undefined {
  const { $ref: reference } = Object(value) as Members;
  return typeof reference === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] : undefined;
}

function referTo(name: string): Members {
  return { $ref: `#/components/schemas/${name}` };
}

interface SchemaUse {
  readonly schema: string;
  /** The property that leads to it, as a part of a name. */
  readonly property: string;
}

function listUses(schema: unknown, property = ""): readonly SchemaUse[] {
  if (!isObject(schema)) return [];
  const used = schemaOf(schema);
  if (used !== undefined) return [{ schema: used, property: property === "" ? "Part" : property }];
  const inProperties = Object.entries(Object(schema["properties"]) as Members).flatMap(([name, each]) => {
    return listUses(each, pascalCase(name));
  });
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) =>
    Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [],
  );
  return [
    ...inProperties,
    ...parts.flatMap((each) => listUses(each, property)),
    ...listUses(schema["items"], pascalCase(singular(property === "" ? "Item" : property))),
    ...listUses(schema["additionalProperties"], property === "" ? "Value" : property),
  ];
}
