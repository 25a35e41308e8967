import type { OpenApi } from "../document.js";
import type { Provider } from "../provider.js";
import { findTestable } from "./contract-test.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { findIdentifiers } from "./identifiers.js";
import { findStop } from "./stop.js";
import {
  emitClientTypes,
  emitErrorTypes,
  emitMockTypes,
  emitParameterTypes,
  emitResultTypes,
  emitStopTypes,
} from "./type-suite.js";

/**
 * `test/types.test-d.ts`: user code that has to compile, and user code that must not. Nothing runs it. It is for packages that have
 * contract tests and a mock.
 */
export function emitTypeTest(provider: Provider, document: OpenApi): GeneratedFile {
  const { names, packageName } = provider;
  const operations = findTestable(provider);
  const stop = findStop(provider);
  const code = [
    emitClientTypes(provider),
    ...operations.flatMap((operation) => [
      emitParameterTypes(document, operation),
      emitResultTypes(provider, document, operation),
      emitErrorTypes(provider, operation),
    ]),
    stop && operations.includes(stop) ? emitStopTypes(stop) : "",
    emitMockTypes(provider),
  ].join("\n\n");
  const identifiers = findIdentifiers(code.replace(/^ *\/\/.*/gm, ""));
  const schemas = provider.schemas.map(({ typeName }) => typeName);
  const types = [
    "Bytes",
    "ServerSentEvent",
    "StopResult",
    ...schemas,
    ...operations.flatMap((each) => [each.names.Result]),
  ];
  const values = ["stop", ...operations.flatMap((each) => [each.names.function, each.names.isError])];
  const used = (all: readonly string[]): readonly string[] => all.filter((name) => identifiers.has(name));
  const imports = [
    names.createClient,
    `type ${names.Client}`,
    ...used(values),
    ...used(types).map((name) => `type ${name}`),
  ];
  const text = `${preamble(provider.specFile)}
import { ${[...new Set(imports)].join(", ")} } from ${JSON.stringify(packageName)};
import { ${names.createMock} } from ${JSON.stringify(`${packageName}/mock`)};
import { expectTypeOf, test } from "vitest";
${identifiers.has("operations") ? `import type { operations } from "../src/schema.js";` : ""}

declare const client: ${names.Client};

${code}
`;
  return { path: "test/types.test-d.ts", text };
}
