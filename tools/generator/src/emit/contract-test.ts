import {
  type Example,
  failures,
  type Operation,
  type Provider,
  type Response,
  successes,
} from "../provider.js";
import {
  credentialAlternatives,
  emitCall,
  emitClientCreation,
  exampleCredential,
  exampleValues,
  fullExampleValues,
} from "./example.js";
import { type GeneratedFile, preamble } from "./generated-file.js";

/** `test/contract.test.ts`: the built package against a server that holds it to the spec. */
export function emitContractTest(provider: Provider): GeneratedFile {
  const { createClient } = provider.names;
  const functions = provider.operations.flatMap(({ names }) => [names.function, names.isError]);
  const imports = [createClient, "DecodeError", "HttpError", "UsageError", ...functions].toSorted();
  const text = `${preamble(provider.specFile)}
import { ${imports.join(", ")} } from ${JSON.stringify(provider.packageName)};
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL(${JSON.stringify(`../../../${provider.specFile}`)}, import.meta.url));
${emitClientCreation(provider, clientOptions(provider.operations[0]?.security.find((names) => names.length > 0)), "client")}

afterAll(() => server.close());

${provider.operations.map((operation) => emitSuite(provider, operation)).join("\n\n")}
`;
  return { path: "test/contract.test.ts", text };
}

function clientOptions(credentials: readonly string[] = []): Readonly<Record<string, string>> {
  const given = credentials.map((name) => [name, JSON.stringify(exampleCredential(name))]);
  return { baseUrl: "server.baseUrl", retries: "0", ...Object.fromEntries(given) };
}

function emitSuite(provider: Provider, operation: Operation): string {
  const tests = [
    ...successes(operation).flatMap((response) => emitSuccesses(provider, operation, response)),
    ...failures(operation).flatMap((response) => emitFailures(provider, operation, response)),
    ...emitRequestVariants(provider, operation),
    ...emitCredentials(provider, operation),
    ...emitUnsafePaths(provider, operation),
    ...emitUndocumented(provider, operation),
    emitEmptyError(provider, operation),
    emitHtmlPage(provider, operation),
  ];
  return `describe(${JSON.stringify(operation.operationId)}, () => {
${tests.join("\n\n")}
});`;
}

/** Each example of a success comes out of the package as the spec has it. */
function emitSuccesses(provider: Provider, operation: Operation, response: Response): readonly string[] {
  return examplesOf(response).map((example) => {
    const returned = response.mediaType === undefined ? "returns nothing for" : "returns the content of";
    const title = [returned, response.status, example?.name].filter(Boolean).join(" ");
    return `test(${JSON.stringify(title)}, async () => {
  const exchange = server.answer(${emitAnswer(operation, response, example)});
  const result = await ${emitCall(provider, operation, undefined, "client")};
  expect(result).toEqual(${emitValue(example)});
  ${emitWireCheck(operation, response.status, example?.name)}
});`;
  });
}

/** Each example of an error is thrown, with its status and its body. */
function emitFailures(provider: Provider, operation: Operation, response: Response): readonly string[] {
  return examplesOf(response).map((example) => {
    const title = ["throws an HttpError for", response.status, example?.name].filter(Boolean).join(" ");
    return `test(${JSON.stringify(title)}, async () => {
  const exchange = server.answer(${emitAnswer(operation, response, example)});
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  if (!${operation.names.isError}(error)) throw error;
  expect(error.status).toBe(${wireStatus(operation, response)});
  expect(error.body).toEqual(${emitValue(example)});
  ${emitWireCheck(operation, response.status, example?.name)}
});`;
  });
}

/** Optional parameters, and each example of a request body, are sent as the spec has them. */
function emitRequestVariants(provider: Provider, operation: Operation): readonly string[] {
  const full = fullExampleValues(operation);
  const bodies = operation.requestBody?.examples ?? [];
  const variants: readonly Pick<Example, "name" | "value">[] =
    bodies.length > 0
      ? bodies.map(({ name, value }) => ({ name: `body_${name}`, value: { ...full, body: value } }))
      : [{ name: "every_parameter", value: full }];
  return variants
    .filter(({ value }) => JSON.stringify(value) !== JSON.stringify(exampleValues(operation)))
    .map(({ name, value }) => {
      const title = `sends ${name.replace("_", " ")}`;
      return `test(${JSON.stringify(title)}, async () => {
  const exchange = server.answer(${emitFirstAnswer(operation)});
  await ${emitCall(provider, operation, value as object, "client")};
  ${emitWireCheck(operation, "request", name)}
});`;
    });
}

/** Each alternative of `security` is enough; with all credentials at hand, the first alternative's alone are sent. */
function emitCredentials(provider: Provider, operation: Operation): readonly string[] {
  const alternatives = credentialAlternatives(operation);
  const others: readonly (readonly string[])[] = alternatives.slice(1);
  const none = operation.security.some((names) => names.length === 0) && alternatives.length > 0;
  const variants = [...(none ? [[]] : []), ...others, ...(others.length > 0 ? [alternatives.flat()] : [])];
  return variants.map((names) => {
    const name = names.length === 0 ? "no_credential" : names.join("_and_");
    const title =
      names.length > 1 ? `given ${names.join(" and ")}, sends the first` : `sends ${name.replace("_", " ")}`;
    return `test(${JSON.stringify(title)}, async () => {
  ${emitClientCreation(provider, clientOptions([...new Set(names)]), "other")}
  const exchange = server.answer(${emitFirstAnswer(operation)});
  await ${emitCall(provider, operation, undefined, "other")};
  ${emitWireCheck(operation, "request", name)}
});`;
  });
}

/** A path parameter can't leave its place: nothing is sent. */
function emitUnsafePaths(provider: Provider, operation: Operation): readonly string[] {
  const names = operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  return names.map((name) => {
    const values = { ...exampleValues(operation), [name]: ".." };
    return `test(${JSON.stringify(`sends nothing when "${name}" is ".."`)}, async () => {
  const { requestCount } = server;
  const call = ${emitCall(provider, operation, values, "client")};
  await expect(call).rejects.toThrow(UsageError);
  await expect(call).rejects.toThrow(${JSON.stringify(`"${name}" can't be ".."`)});
  expect(server.requestCount).toBe(requestCount);
});`;
  });
}

/** A status that the spec does not declare is never a success. */
function emitUndocumented(provider: Provider, operation: Operation): readonly string[] {
  const isFree = (status: number): boolean => {
    return !operation.responses.some(
      (response) => response.status === `${status}` || response.status === `${Math.floor(status / 100)}XX`,
    );
  };
  const success = [202, 201, 203].find(isFree);
  const other = operation.responses.some(({ status }) => status === "default")
    ? undefined
    : [418, 508, 302].find(isFree);
  return [success, other]
    .filter((status) => status !== undefined)
    .map((status) => {
      return `test("throws an HttpError for ${status}, which the spec does not declare", async () => {
  server.answerRaw({ status: ${status}, headers: { "content-type": "application/json" }, body: "{}" });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: ${status} });
});`;
    });
}

function emitEmptyError(provider: Provider, operation: Operation): string {
  const [response] = failures(operation);
  const status = response === undefined ? 500 : wireStatus(operation, response);
  return `test("throws an HttpError for ${status} without a body", async () => {
  server.answerRaw({ status: ${status} });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: ${status}, body: undefined });
});`;
}

function emitHtmlPage(provider: Provider, operation: Operation): string {
  return `test("throws a DecodeError for 200 with an HTML page", async () => {
  server.answerRaw({ status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: 200 });
});`;
}

function examplesOf({ examples }: Response): readonly (Example | undefined)[] {
  return examples.length > 0 ? examples : [undefined];
}

function emitAnswer(operation: Operation, response: Response, example: Example | undefined): string {
  const options = [
    example === undefined ? "" : `example: ${JSON.stringify(example.name)}`,
    /^\d+$/.test(response.status) ? "" : `status: ${wireStatus(operation, response)}`,
  ].filter((option) => option !== "");
  const key = JSON.stringify(response.status);
  return options.length === 0 ? key : `${key}, { ${options.join(", ")} }`;
}

function emitFirstAnswer(operation: Operation): string {
  const [response] = successes(operation);
  return response === undefined ? `"default"` : emitAnswer(operation, response, response.examples[0]);
}

function emitValue(example: Example | undefined): string {
  return example === undefined ? "undefined" : JSON.stringify(example.value);
}

/** The exchange as text, in a file that a reviewer can read. */
function emitWireCheck(operation: Operation, ...parts: readonly (string | undefined)[]): string {
  const name = [operation.names.file, ...parts.filter((part) => part !== undefined)].join(".");
  return `await expect(exchange.toHttp()).toMatchFileSnapshot(${JSON.stringify(`wire/${name}.http`)});`;
}

/** The status that stands for a range or `default` on the wire: the first that only they describe. */
function wireStatus({ responses }: Operation, { status }: Response): number {
  if (/^\d+$/.test(status)) return Number(status);
  const isDeclared = (key: string): boolean => responses.some((response) => response.status === key);
  const classes =
    status === "default" ? [5, 4, 3].filter((digit) => !isDeclared(`${digit}XX`)) : [Number(status[0])];
  let code = (classes[0] ?? 1) * 100;
  while (isDeclared(String(code))) code += 1;
  return code;
}
