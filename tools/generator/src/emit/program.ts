import type { Provider } from "../provider.js";
import { credentialAlternatives, emitCall, emitClientCreation, emitExampleCredentials } from "./example.js";

/**
 * An ES module that calls the provider's first Operation as a user would, and prints one line of JSON on standard
 * output: `{"operation": …, "result": …}`. What the call throws ends the program with exit code 1.
 */
export function emitProgram(provider: Provider, baseUrl: string): string {
  const [operation] = provider.operations;
  if (operation === undefined) throw new Error(`${provider.specFile} has no operation to call.`);
  const [credentials = []] = credentialAlternatives(operation);
  const options = emitExampleCredentials(provider, credentials);
  return `import { ${provider.names.createClient}, ${operation.names.function} } from ${JSON.stringify(provider.packageName)};

${emitClientCreation(provider, { baseUrl: JSON.stringify(baseUrl), ...options })}
const result = await ${emitCall(provider, operation)};
console.log(JSON.stringify({ operation: ${JSON.stringify(operation.operationId)}, result: result ?? null }));
`;
}
