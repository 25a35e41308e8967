import { copyObject, isObject, type Kind, type Visit } from "../load/specification.js";
import { parsePointer } from "../load/pointer.js";
import { pascalCase } from "../naming/words.js";
import type { Members, NormalizeRule } from "./rule.js";
import { FreeNames } from "./free-names.js";
import { nameSchemas } from "./schema-names.js";

export const componentName: NormalizeRule = {
  title: "Names of components have letters, digits, `.`, `-` and `_` only; other characters are left out.",
  kind: "OpenApi",
  repair: (root, { note }) => {
    let repaired = root;
    for (const [section, members] of Object.entries(componentsOf(root))) {
      if (!isObject(members) || section.startsWith("x-")) continue;
      const wrong = Object.keys(members).filter((name) => !/^[A-Za-z0-9._-]+$/.test(name));
      const names = new Map<string, string>();
      const taken = new FreeNames(Object.keys(members));
      for (const name of wrong) {
        const free = taken.take([pascalCase(name) || "Unnamed"]);
        names.set(name, free);
        note(["components", section, name], `OpenAPI forbids this name. Wrote ${JSON.stringify(free)}.`);
      }
      if (names.size > 0) repaired = renameComponents(repaired, section, names);
    }
    return repaired;
  },
};

export const schemaName: NormalizeRule = {
  title: "Names of schemas that a tool made of paths become short nouns, in references and titles, too.",
  kind: "OpenApi",
  repair: (root, { note }) => {
    const names = nameSchemas(root);
    for (const [name, noun] of names) {
      note(["components", "schemas", name], `The name is made by a tool. Wrote ${JSON.stringify(noun)}.`);
    }
    const renamed = names.size === 0 ? root : renameComponents(root, "schemas", names);
    const schemas = Object.entries(Object(componentsOf(renamed)["schemas"]) as Members);
    const earlier = new Map([...names].map(([name, noun]) => [noun, name]));
    const isTitled = ([name, schema]: readonly [string, unknown]): boolean => {
      return (
        isObject(schema) &&
        (schema["title"] === name || (earlier.has(name) && schema["title"] === earlier.get(name)))
      );
    };
    const titled = schemas.filter(isTitled);
    if (titled.length === 0) return renamed;
    for (const [name] of titled) {
      const before = earlier.get(name) ?? name;
      note(["components", "schemas", before, "title"], "The title is the name again. Left it out.");
    }
    const bare = schemas.map((entry): [string, unknown] => {
      if (!isTitled(entry)) return [...entry];
      const { title: _, ...rest } = entry[1] as Members;
      return [entry[0], rest];
    });
    return { ...renamed, components: { ...componentsOf(renamed), schemas: Object.fromEntries(bare) } };
  },
};

function componentsOf(root: Members): Members {
  return isObject(root["components"]) ? root["components"] : {};
}

/** A document in which components of a section have other names, and the references to them. */
function renameComponents(root: Members, section: string, names: ReadonlyMap<string, string>): Members {
  const rename = (reference: unknown): unknown => {
    if (typeof reference !== "string") return reference;
    const keys = reference.startsWith("#") ? parsePointer(reference.slice(1)) : undefined;
    const [first, second, name = "", ...rest] = keys ?? [];
    const found = first === "components" && second === section ? names.get(name) : undefined;
    const tail = rest
      .map((key) => `/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`)
      .join("");
    return found === undefined ? reference : `#/components/${section}/${found}${tail}`;
  };
  const visit: Visit = (kind, value, keys) => {
    if (!isObject(value)) return value;
    return renameReferences(kind, copyObject(kind, value, [...keys], visit) as Members, rename, names);
  };
  const copy = copyObject("OpenApi", root, [], visit) as Members;
  const members = Object.entries(Object(componentsOf(copy)[section]) as Members);
  const renamed = members.map(([name, member]) => [names.get(name) ?? name, member] as const);
  return { ...copy, components: { ...componentsOf(copy), [section]: Object.fromEntries(renamed) } };
}

function renameReferences(
  kind: Kind,
  object: Members,
  rename: (reference: unknown) => unknown,
  names: ReadonlyMap<string, string>,
): Members {
  const { $ref: reference, discriminator } = object;
  const renamed = typeof reference === "string" ? { ...object, $ref: rename(reference) } : object;
  if (kind !== "Schema" || !isObject(discriminator) || !isObject(discriminator["mapping"])) return renamed;
  const mapping = Object.entries(discriminator["mapping"]).map(([value, target]) => {
    return [value, names.get(String(target)) ?? rename(target)] as const;
  });
  return { ...renamed, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
}
