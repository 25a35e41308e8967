import type { Oas3Rule } from "@redocly/openapi-core";
import { kebabCase, pascalCase } from "../identifier.js";

// The words that the generated sources and the contract test use for other things, by whose they are.
const TAKEN: Readonly<Record<string, string>> = {
  "the runtime":
    "Api Attempt CallError CallOptions Client ClientErrorStatus ClientOptions Credential DecodeError HttpError " +
    "InformationalStatus NetworkError Operation RedirectionStatus ServerErrorStatus SharedOptions Status " +
    "StopResult SuccessfulStatus TimeoutError UsageError createClient isCallError isDecodeError isHttpError isNetworkError " +
    "isTimeoutError isUsageError openapiFetch send",
  TypeScript:
    "Array Error Exclude NonNullable Omit OneOf Promise Readonly Record Required URL WithRequired XOR",
  "the contract test": "afterAll describe expect server startProviderServer test",
  "the generated code": "client mock operation operations options parameters paths stop",
};

const TAKEN_FILES = ["client", "contract", "index", "mock", "schema", "stop"];

/** Operations and schemas become exports of one package: their names, and the names derived from them, must differ. */
export const exportName: Oas3Rule = (options) => {
  const owners = new Map<string, string>();
  for (const [owner, words] of Object.entries(TAKEN))
    for (const word of words.split(" ")) owners.set(word, owner);
  const provider = pascalCase(String((options as { provider?: string }).provider));
  for (const name of [`create${provider}Client`, `${provider}Client`, `${provider}ClientOptions`]) {
    owners.set(name, "the client");
  }
  const files = new Map<string, string>(TAKEN_FILES.map((name) => [name, "every package"]));
  return {
    Operation(operation, { report, location }) {
      const id = operation.operationId;
      if (id === undefined) return;
      const pascal = pascalCase(id);
      const types = ["Parameters", "Result", "Error"].map((suffix) => pascal + suffix);
      const names = [id, `is${pascal}Error`, ...types];
      const file = kebabCase(id);
      const clash = names.find((name) => owners.has(name));
      const place = { location: location.child("operationId") };
      const quoted = JSON.stringify(id);
      if (files.has(file)) {
        const message = `Operation ${quoted} would become the file "${file}.ts", which is taken. Rename it.`;
        report({ message, ...place });
      } else if (clash !== undefined) {
        const message = `Operation ${quoted} would export "${clash}", which is also a name of ${owners.get(clash)}. Rename it.`;
        report({ message, ...place });
      }
      files.set(file, id);
      for (const name of names) owners.set(name, id);
    },
    Root: {
      leave(root, { report, location }) {
        for (const name of Object.keys(root.components?.schemas ?? {})) {
          const place = { location: location.child(["components", "schemas", name]).key() };
          const quoted = JSON.stringify(name);
          const owner = owners.get(name);
          if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
            report({
              message: `Schema name ${quoted} is no type name. Name it like \`GhostSession\`.`,
              ...place,
            });
          } else if (owner !== undefined) {
            report({
              message: `Schema name ${quoted} is also a type of ${owner}. Rename the schema.`,
              ...place,
            });
          }
        }
      },
    },
  };
};
