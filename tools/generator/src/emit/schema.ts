import type { OpenApi } from "../document.js";
import { resolve } from "../found-operation.js";
import { isMentioned } from "../mention.js";
import type { Provider } from "../provider.js";
import { createFileType, findFileSchemas } from "./file-schema.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc } from "./js-doc.js";
import { unescapeKeys } from "./key-escape.js";
import { aliasRecursiveTypes } from "./recursive-types.js";
import { createSchemaDocument, isOwnPath } from "./schema-document.js";
import { type Context, scanDiscriminators, transformSchema } from "./type-library.js";
import type { Statement } from "./type-syntax.js";
import { printStatements, printType } from "./type-printer.js";

/** `src/schema.ts`: the types of the document, by openapi-typescript, and a name for each of its schemas. */
export function emitSchema(provider: Provider, document: OpenApi): GeneratedFile {
  const copy = createSchemaDocument(provider, document);
  const typeNames = new Map(provider.schemas.map(({ name, typeName }) => [name, typeName]));
  const { statements, aliases } = aliasRecursiveTypes(
    transformSchema(copy, createContext(copy)).map(withoutOwnPaths),
    typeNames,
  );
  const names = provider.schemas.map(({ name, typeName, description }) => {
    const recursive = aliases.get(typeName);
    const type =
      recursive === undefined
        ? `components["schemas"][${JSON.stringify(name)}]`
        : unescapeKeys(printType(recursive));
    return `${jsDoc(description)}\nexport type ${typeName} = ${type};\n`;
  });
  const text = `${preamble(provider.specFile)}

${unescapeKeys(printStatements(statements)).replace(LIBRARY_NOTE, "")}
${names.join("\n")}`;
  return { path: "src/schema.ts", text };
}

function withoutOwnPaths(statement: Statement): Statement {
  if (statement.kind !== "InterfaceDeclaration" || statement.name.text !== "paths") return statement;
  const members = statement.members.filter((member) => {
    return member.kind !== "PropertySignature" || !isOwnPath(member.name.text);
  });
  return { ...statement, members };
}

/** What openapi-typescript is told while it makes the types of a document. */
export function createContext(copy: OpenApi): Context {
  const files = findFileSchemas(copy);
  const targets = new Map<string, OpenApi>();
  const follow = ($ref: string): OpenApi => {
    const target = targets.get($ref) ?? withInherited(resolve(copy, { $ref }), follow);
    targets.set($ref, target);
    return target;
  };
  return {
    ...DEFAULTS,
    transform: (each) => (files.has(each) ? createFileType(each as OpenApi) : undefined),
    // openapi-typescript collects the operations in it: one list for each document.
    injectFooter: [],
    discriminators: isMentioned(copy, "discriminator")
      ? scanDiscriminators(copy, { silent: true })
      : { objects: {}, refsHandled: [] },
    resolve: follow,
  };
}

/**
 * A schema with the properties of what it is all of: what a schema of it may require is among these. openapi-typescript
 * takes what all objects inherit for properties, and those of null.
 */
function withInherited(schema: OpenApi, follow: (reference: string) => OpenApi): OpenApi {
  const { allOf, type, properties } = schema;
  if (!Array.isArray(allOf) && properties === undefined) return schema;
  const inherited = (Array.isArray(allOf) ? allOf : []).map((member: OpenApi) => {
    const { $ref: reference } = member;
    return typeof reference === "string" ? follow(reference) : withInherited(member, follow);
  });
  const isNullable = Array.isArray(type) && type.includes("null");
  const holders = isNullable ? [] : [...inherited, schema];
  const all: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const holder of holders) Object.assign(all, holder["properties"]);
  return { ...schema, properties: all };
}

/** What openapi-typescript says of the properties that it adds for a discriminator: nothing to a reader of the types. */
const LIBRARY_NOTE = /^ *\* @description discriminator enum property added by openapi-typescript\n/gm;

/** The options of openapi-typescript, of which its library wants each. `redoc` is for its own loader, not used here. */
const DEFAULTS: Omit<Context, "discriminators" | "injectFooter" | "resolve" | "transform"> = {
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
