import type { Operation, Provider } from "../provider.js";
import { isBasic } from "./security.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { findIdentifiers } from "./identifiers.js";
import { findStop } from "./stop.js";
import { hasOwnResult, resultType } from "./result-type.js";

/** `src/index.ts`: what the package exports, by name; operations in folders follow each other, folder by folder. */
export function emitIndex(provider: Provider): GeneratedFile {
  const { Client, ClientOptions, createClient } = provider.names;
  const folders = new Set(provider.operations.map(folderOf));
  const operations = [...folders].map((folder) => {
    return provider.operations
      .filter((each) => folderOf(each) === folder)
      .map(emitExport)
      .join("\n");
  });
  const stop = findStop(provider);
  const schemas = ["paths", ...provider.schemas.map(({ typeName }) => typeName)];
  const text = `${preamble(provider.specFile)}
export { ${createClient}, type ${Client}, type ${ClientOptions} } from "./client.js";
${operations.join("\n\n")}${stop ? '\nexport { stop } from "./stop.js";' : ""}
export type { ${schemas.join(", ")} } from "./schema.js";
export {
  type Attempt,
  ${provider.securitySchemes.some(isBasic) ? "type BasicCredentials," : ""}
  ${provider.operations.some(hasBytes) ? "type Bytes," : ""}
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isCallError,
  isDecodeError,
  isHttpError,
  isNetworkError,
  isTimeoutError,
  isUsageError,
  NetworkError,
  openapiFetch,
  ${provider.operations.some(hasEvents) ? "type ServerSentEvent," : ""}
  ${stop ? "type Stop, type StopOutcome, type StopResult," : ""}
  TimeoutError,
  UsageError,
} from ${JSON.stringify(provider.runtimeName)};
`;
  return { path: "src/index.ts", text };
}

function hasBytes({ responses }: Operation): boolean {
  return responses.some(({ content }) => content.some(({ kind }) => kind === "binary"));
}

function hasEvents(operation: Operation): boolean {
  return findIdentifiers(resultType(operation)).has("ServerSentEvent");
}

function folderOf({ names }: Operation): string {
  return names.file.replace(/[^/]*$/, "");
}

function emitExport(operation: Operation): string {
  const { names } = operation;
  const types = [names.Error, names.Parameters, ...(hasOwnResult(operation) ? [names.Result] : [])];
  const exported = [names.isError, names.function, ...types.map((name) => `type ${name}`)];
  return `export { ${exported.join(", ")} } from "./${names.file}.js";`;
}
