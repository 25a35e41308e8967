import type * as Redocly from "@redocly/openapi-core";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const entry = pathToFileURL(createRequire(import.meta.url).resolve("@redocly/openapi-core"));

/** The parts of Redocly's library that check a document in memory. */
export interface Library {
  readonly Location: new (source: Redocly.Source, pointer: string) => Redocly.Location;
  readonly normalizeTypes: typeof Redocly.normalizeTypes;
  readonly normalizeVisitors: typeof Redocly.normalizeVisitors;
  readonly walkDocument: typeof Redocly.walkDocument;
  /** The types of the objects in a document, by their names. */
  readonly types: Parameters<typeof Redocly.normalizeTypes>[0];
  readonly version: Redocly.SpecVersion;
}

/**
 * Loads the parts that a document of OpenAPI 3.1 or 3.2 needs. The whole library takes ten times as long to load: it
 * knows other standards, too, reads files and fetches.
 */
export async function loadLibrary(openapi: string): Promise<Library> {
  const version = openapi.startsWith("3.1.") ? "3_1" : "3_2";
  const [places, types, visitors, walk, objects] = await Promise.all([
    loadPart<Pick<Library, "Location">>("ref-utils"),
    loadPart<Pick<Library, "normalizeTypes">>("types/index"),
    loadPart<Pick<Library, "normalizeVisitors">>("visitors"),
    loadPart<Pick<Library, "walkDocument">>("walk"),
    loadPart<Readonly<Record<string, Library["types"]>>>(`types/oas${version}`),
  ]);
  return {
    Location: places.Location,
    normalizeTypes: types.normalizeTypes,
    normalizeVisitors: visitors.normalizeVisitors,
    walkDocument: walk.walkDocument,
    types: withCookieStyle(objects[`Oas${version}Types`]!, version),
    version: `oas${version}`,
  };
}

/** With the style `cookie` of OpenAPI 3.2 (section 4.12.3), which the library does not know. */
function withCookieStyle(types: Library["types"], version: string): Library["types"] {
  const { Parameter } = types;
  if (version !== "3_2" || Parameter === undefined) return types;
  const style = Parameter.properties["style"] as { readonly enum: readonly string[] };
  const styles = { ...style, enum: [...style.enum, "cookie"] };
  return { ...types, Parameter: { ...Parameter, properties: { ...Parameter.properties, style: styles } } };
}

/** Loads one rule: what its module exports under the name. */
export async function loadRule(module: string, name: string): Promise<Redocly.Oas3Rule> {
  const exported = await loadPart<Readonly<Record<string, Redocly.Oas3Rule>>>(`rules/${module}`);
  return exported[name]!;
}

async function loadPart<Part>(path: string): Promise<Part> {
  return (await import(new URL(`${path}.js`, entry).href)) as Part;
}
