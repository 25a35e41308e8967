import type { GlobalContext } from "openapi-typescript";
import type { OpenApi } from "../document.js";
import { resolve } from "../found-operation.js";
import type { Provider } from "../provider.js";
import { createFileType, findFileSchemas } from "./file-schema.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc } from "./js-doc.js";
import { unescapeKeys } from "./key-escape.js";
import { aliasRecursiveTypes } from "./recursive-types.js";
import { createSchemaDocument } from "./schema-document.js";
import { astToString, scanDiscriminators, transformSchema } from "./type-library.js";

/** `src/schema.ts`: the types of the document, by openapi-typescript, and a name for each of its schemas. */
export function emitSchema(provider: Provider, document: OpenApi): GeneratedFile {
  const copy = createSchemaDocument(provider, document);
  const schema = copy as unknown as Parameters<typeof transformSchema>[0];
  const files = findFileSchemas(copy);
  const targets = new Map<string, OpenApi>();
  const follow = ($ref: string): OpenApi => {
    const target = targets.get($ref) ?? resolve(copy, { $ref });
    targets.set($ref, target);
    return target;
  };
  const context: GlobalContext = {
    ...DEFAULTS,
    transform: (each) => (files.has(each) ? createFileType(each as OpenApi) : undefined),
    // openapi-typescript collects the operations in it: one list for each document.
    injectFooter: [],
    discriminators: scanDiscriminators(schema, { silent: true }),
    resolve: ($ref) => follow($ref) as never,
  };
  const typeNames = new Map(provider.schemas.map(({ name, typeName }) => [name, typeName]));
  const { nodes, aliases } = aliasRecursiveTypes(transformSchema(schema, context), typeNames);
  const names = provider.schemas.map(({ name, typeName, description }) => {
    const recursive = aliases.get(typeName);
    const type =
      recursive === undefined
        ? `components["schemas"][${JSON.stringify(name)}]`
        : unescapeKeys(astToString(recursive)).trim();
    return `${jsDoc(description)}\nexport type ${typeName} = ${type};\n`;
  });
  const text = `${preamble(provider.specFile)}

${unescapeKeys(astToString([...nodes]))}
${names.join("\n")}`;
  return { path: "src/schema.ts", text };
}

/** The options of openapi-typescript, of which its library wants each. `redoc` is for its own loader, not used here. */
const DEFAULTS: Omit<GlobalContext, "discriminators" | "injectFooter" | "resolve" | "transform"> = {
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
  transformProperty: undefined,
};
