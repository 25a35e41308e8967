import type { Operation, Provider } from "../provider.js";
import { clientOptions, emitMockSuite, emitStopSuite, emitSuite } from "./contract-suite.js";
import { credentialAlternatives, emitClientCreation, hasExamples } from "./example.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { findIdentifiers } from "./identifiers.js";
import { hasMock } from "./mock.js";
import { findStop } from "./stop.js";

/** `test/contract.test.ts`: the built package against a server that holds it to the spec. */
export function emitContractTest(provider: Provider): GeneratedFile {
  const operations = findTestable(provider);
  const stop = findStop(provider);
  const credentials = operations.flatMap((operation) => credentialAlternatives(operation)[0] ?? []);
  const code = `${emitClientCreation(provider, clientOptions(provider, credentials), "client")}

afterAll(() => server.close());

${operations.map((operation) => emitSuite(provider, operation)).join("\n\n")}

${stop && operations.includes(stop) ? emitStopSuite(stop) : ""}

${hasMock(provider) ? emitMockSuite(provider, operations) : ""}`;
  const identifiers = findIdentifiers(code);
  const functions = operations.flatMap(({ names }) => [names.function, names.isError]);
  const imports = [
    provider.names.createClient,
    "CallError",
    "DecodeError",
    "HttpError",
    "UsageError",
    "stop",
    ...functions,
  ];
  const used = imports.filter((name) => identifiers.has(name)).toSorted();
  const text = `${preamble(provider.specFile)}
import { ${used.join(", ")} } from ${JSON.stringify(provider.packageName)};
${hasMock(provider) ? `import { ${provider.names.createMock} } from ${JSON.stringify(`${provider.packageName}/mock`)};` : ""}
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL(${JSON.stringify(`../../../${provider.specFile}`)}, import.meta.url));
${code}
`;
  return { path: "test/contract.test.ts", text };
}

/**
 * The Operations that have contract tests: those with examples of all that they take. There are none where the spec says
 * anything that the server of the tests can't check, as it reads all of it.
 */
export function findTestable({ operations, securitySchemes }: Provider): readonly Operation[] {
  const isCheckable =
    operations.every(isOperationCheckable) &&
    securitySchemes.every((each) => each.type === "apiKey" || ["bearer", "basic"].includes(each.scheme));
  return isCheckable ? operations.filter(hasExamples) : [];
}

function isOperationCheckable({ parameters, requestBody, server }: Operation): boolean {
  const bodies = requestBody?.content ?? [];
  return (
    server === undefined &&
    parameters.every((parameter) => parameter.style === undefined && !parameter.isFixed) &&
    bodies.every(({ kind }) => kind === "json" || kind === "text")
  );
}
