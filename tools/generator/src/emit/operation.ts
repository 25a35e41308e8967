import type { Operation, Provider } from "../provider.js";
import { emitDescriptor } from "./descriptor.js";
import { emitErrorType } from "./error-type.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { findIdentifiers } from "./identifiers.js";
import { jsDoc } from "./js-doc.js";
import { emitDescription } from "./operation-doc.js";
import { emitParameters, isFilledIn } from "./parameters.js";
import { inlineTypes, resultType } from "./result-type.js";

/** The places of the types of a provider's schemas among each other, in which they are imported. */
export type TypeOrder = ReadonlyMap<string, number>;

export function orderTypes({ schemas }: Provider): TypeOrder {
  return new Map(schemas.map(({ typeName }, index) => [typeName, index]));
}

/** `src/<operation>.ts`: the function, what it takes, what it returns and what it throws. */
export function emitOperation(provider: Provider, operation: Operation, typeOrder: TypeOrder): GeneratedFile {
  const { operationId, names } = operation;
  const { Client } = provider.names;
  const result = resultType(operation);
  const body = [
    `${emitDescription(operation)}
export function ${names.function}(
  client: ${Client},
  parameters: ${names.Parameters}${takesNothing(operation) ? " = {}" : ""},
  options?: CallOptions,
): Promise<${result}> {
  return wire.send(client, operation, parameters, options);
}`,
    emitParameters(operation),
    emitResult(operation),
    emitErrorType(operation),
    `${jsDoc(`Tells whether \`error\` is an HttpError of an operation named \`${operationId}\`; then \`error.status\` narrows \`error.body\`.`)}
export function ${names.isError}(error: unknown): error is ${names.Error} {
  return isHttpError(error, ${JSON.stringify(operationId)});
}`,
    `${operation.stop ? "export " : ""}const operation: wire.Operation = ${emitDescriptor(provider, operation)};`,
  ].join("\n\n");
  const text = `${preamble(provider.specFile)}
${emitImports(provider, operation, typeOrder, body)}

${body}
`;
  return { path: `src/${names.file}.ts`, text };
}

/** Imports exactly the names that the code uses outside of comments and strings. */
function emitImports(provider: Provider, { names }: Operation, typeOrder: TypeOrder, code: string): string {
  const identifiers = findIdentifiers(code);
  const used = (name: string): boolean => identifiers.has(name);
  const statuses = ["ClientErrorStatus", "ServerErrorStatus", "RedirectionStatus", "InformationalStatus"];
  const types = [
    "Bytes",
    "CallOptions",
    "HttpError",
    ...statuses,
    "ServerSentEvent",
    "Status",
    "SuccessfulStatus",
  ];
  const runtime = [...types.filter(used).map((name) => `type ${name}`), "isHttpError"];
  const schemas = [...identifiers]
    .filter((name) => typeOrder.has(name))
    .toSorted((one, other) => typeOrder.get(one)! - typeOrder.get(other)!);
  if (used("operations")) schemas.push("operations");
  const source = names.file.includes("/") ? "../" : "./";
  return [
    `import { ${runtime.join(", ")} } from ${JSON.stringify(provider.runtimeName)};`,
    `import * as wire from ${JSON.stringify(`${provider.runtimeName}/wire`)};`,
    `import type { ${provider.names.Client} } from "${source}client.js";`,
    schemas.length > 0 ? `import type { ${schemas.join(", ")} } from "${source}schema.js";` : "",
  ].join("\n");
}

/** A name for the content of successes that are not of a named schema. */
function emitResult(operation: Operation): string {
  const types = inlineTypes(operation);
  if (types.length === 0) return "";
  return `${jsDoc(`What \`${operation.names.function}\` returns.`)}
export type ${operation.names.Result} = ${[...new Set(types)].join(" | ")};`;
}

function takesNothing({ parameters, requestBody }: Operation): boolean {
  return parameters.every((each) => !each.required || isFilledIn(each)) && !requestBody?.required;
}
