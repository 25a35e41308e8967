import type { GlobalContext } from "openapi-typescript";
import type { OpenApi } from "../document.js";
import type { Provider } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc } from "./js-doc.js";
import { astToString, resolveRef, scanDiscriminators, transformSchema } from "./type-library.js";

/** `src/schema.ts`: the types of the document, by openapi-typescript, and a name for each of its schemas. */
export function emitSchema(provider: Provider, document: OpenApi): GeneratedFile {
  const schema = withoutExtensions(document) as Parameters<typeof transformSchema>[0];
  const context: GlobalContext = {
    ...DEFAULTS,
    // openapi-typescript collects the operations in it: one list for each document.
    injectFooter: [],
    discriminators: scanDiscriminators(schema, { silent: true }),
    resolve: ($ref) => resolveRef(schema, $ref, { silent: true }),
  };
  const names = provider.schemas.map(({ name, description }) => {
    return `${jsDoc(description)}\nexport type ${name} = components["schemas"][${JSON.stringify(name)}];\n`;
  });
  const text = `${preamble(provider.specFile)}

${astToString(transformSchema(schema, context))}
${names.join("\n")}`;
  return { path: "src/schema.ts", text };
}

/** The options of openapi-typescript, of which its library wants each. `redoc` is for its own loader, not used here. */
const DEFAULTS: Omit<GlobalContext, "discriminators" | "injectFooter" | "resolve"> = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  redoc: undefined as never,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: undefined,
  transformProperty: undefined,
};

/** Keys whose members have names of the document's choice, which may look like extensions and are none. */
const MAPS =
  /^(?:properties|patternProperties|schemas|parameters|headers|responses|requestBodies|examples|paths)$/;

/** Extensions are no business of openapi-typescript, which prints some of them. */
function withoutExtensions(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutExtensions(member));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => isMap || !key.startsWith("x-"));
  // A property may be called as one of the maps.
  return Object.fromEntries(
    entries.map(([key, member]) => [key, withoutExtensions(member, !isMap && MAPS.test(key))]),
  );
}
