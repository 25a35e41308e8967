import type { Provider } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { clientNames, operationNames, resultType } from "./names.js";

/** `src/index.ts`: what the package exports, by name. */
export function emitIndex(provider: Provider): GeneratedFile {
  const { Client, ClientOptions, createClient } = clientNames(provider);
  const operations = provider.operations.map((operation) => {
    const { file, Parameters, Result, Error, isError } = operationNames(operation);
    const types = [Error, Parameters, ...(resultType(operation).includes(Result) ? [Result] : [])];
    const exported = [isError, operation.operationId, ...types.map((name) => `type ${name}`)];
    return `export { ${exported.join(", ")} } from "./${file}.js";`;
  });
  const schemas = ["paths", ...provider.schemas.map(({ name }) => name)];
  const text = `${preamble(provider.specFile)}
export { ${createClient}, type ${Client}, type ${ClientOptions} } from "./client.js";
${operations.join("\n")}
export type { ${schemas.join(", ")} } from "./schema.js";
export {
  type Attempt,
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
  TimeoutError,
  UsageError,
} from ${JSON.stringify(provider.runtimeName)};
`;
  return { path: "src/index.ts", text };
}
