import {
  type Example,
  failures,
  type Operation,
  type Provider,
  type Response,
  successes,
} from "../provider.js";
import { examplesOf } from "./mock.js";
import { emitObject, emitValue } from "./object-literal.js";
import { readOutcome } from "./stop-outcomes.js";
import type { StopOperation } from "./stop.js";
import {
  bodyExamples,
  credentialAlternatives,
  emitCall,
  emitCallOf,
  emitClientCreation,
  emitExampleCredentials,
  exampleValues,
  parameterExamples,
} from "./example.js";
import { wireStatus } from "./wire-status.js";

/** What a client of the contract test is created with, as code. */
export function clientOptions(
  provider: Provider,
  credentials: readonly string[],
): Readonly<Record<string, string>> {
  const given = emitExampleCredentials(provider, [...new Set(credentials)]);
  return { baseUrl: "server.baseUrl", retries: "0", ...given };
}

/** The contract tests of an Operation. */
export function emitSuite(provider: Provider, operation: Operation): string {
  const tests = [
    ...successes(operation).flatMap((response) => emitSuccesses(provider, operation, response)),
    ...failures(operation).flatMap((response) => emitFailures(provider, operation, response)),
    ...emitRequestVariants(provider, operation),
    ...emitCredentials(provider, operation),
    ...emitUnsafePaths(provider, operation),
    ...emitUndocumented(provider, operation),
    emitRedirect(provider, operation),
    emitEmptyError(provider, operation),
    ...emitHtmlPage(provider, operation),
  ];
  return `describe(${JSON.stringify(operation.operationId)}, () => {
${tests.join("\n\n")}
});`;
}

/** The contract tests of a package's mock: it takes what the client sends, and nothing less. */
export function emitMockSuite(provider: Provider, operations: readonly Operation[]): string {
  const tests = operations.flatMap((operation) => {
    const [response] = successes(operation);
    const examples = response === undefined ? [] : examplesOf(response);
    if (examples.length === 0) return [];
    const credentials = credentialAlternatives(operation)[0] ?? [];
    const { baseUrl: _, ...given } = clientOptions(provider, credentials);
    const call = emitCall(provider, operation, undefined, "mocked");
    return [
      `test(${JSON.stringify(`answers ${operation.operationId} with its first success`)}, async () => {
  const fetch = ${provider.names.createMock}();
  ${emitClientCreation(provider, { ...given, baseUrl: '"https://api.example.com/v0"', fetch: "fetch" }, "mocked")}
  expect(await ${call}).toEqual(${emitContent(examples[0])});
  expect(fetch.requests).toMatchObject([{ operation: ${JSON.stringify(operation.names.function)}, method: ${JSON.stringify(operation.method)} }]);
});`,
    ];
  });
  return `describe("mock", () => {
${tests.join("\n\n")}

test("refuses a request that the spec does not describe", async () => {
  const call = ${provider.names.createMock}()("https://api.example.com/nothing/of/this", { method: "PATCH" });
  await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
});
});`;
}

/** The contract tests of a package's `stop`: each example has its outcome, and nothing else confirms one. */
export function emitStopSuite(operation: StopOperation): string {
  const call = emitCallOf("stop", operation, undefined, "client");
  const answers = operation.responses.flatMap((response) => {
    return examplesOf(response).map((example) => emitOutcome(operation, response, example, call));
  });
  return `describe("stop", () => {
${[...answers, emitUnforeseen(call)].join("\n\n")}
});`;
}

function emitOutcome(
  operation: StopOperation,
  response: Response,
  example: Example | undefined,
  call: string,
): string {
  const status = outcomeStatus(operation, response);
  const outcome = readOutcome(operation.stop, status, example?.value);
  const title = [response.status, example?.name, "is", outcome].filter(Boolean).join(" ");
  const want = emitObject({
    outcome: JSON.stringify(outcome),
    confirmed: String(outcome === "stopped" || outcome === "already-stopped"),
    attempts: "1",
    status: String(status),
    body: example && emitContent(example),
  });
  return `test(${JSON.stringify(title)}, async () => {
  await server.answer(${emitAnswer(response, example, status)});
  const result = await ${call};
  expect(result).toMatchObject(${want});
});`;
}

/** The status that stands for a response where `default` stands for an error of the caller: of others little is known. */
function outcomeStatus(operation: StopOperation, response: Response): number {
  if (response.key !== "default") return wireStatus(operation, response);
  const isMapped = (status: number): boolean => Object.hasOwn(operation.stop.outcomes, String(status));
  let status = 400;
  while (isMapped(status)) status += 1;
  return status;
}

/** Answers that are not the provider's, or that the spec does not have, leave the question open. */
function emitUnforeseen(call: string): string {
  return `test.each([
  { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
  { status: 302, headers: { location: "https://login.example/" } },
  { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
])("$status that the spec does not have is unknown", async (answer) => {
  await server.answerRaw(answer);
  const result = await ${call};
  expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
  expect(result.error).toBeInstanceOf(CallError);
});`;
}

/** Each example of a success comes out of the package as the spec has it. */
function emitSuccesses(provider: Provider, operation: Operation, response: Response): readonly string[] {
  return examplesOf(response).map((example) => {
    const returned = response.content.length === 0 ? "returns nothing for" : "returns the content of";
    const title = [returned, response.status, example?.name].filter(Boolean).join(" ");
    return `test(${JSON.stringify(title)}, async () => {
  const exchange = await server.answer(${emitAnswer(response, example, wireStatus(operation, response))});
  const result = await ${emitCall(provider, operation, undefined, "client")};
  expect(result).toEqual(${emitContent(example)});
  ${emitWireCheck(operation, response.status, example?.name)}
});`;
  });
}

/** Each example of an error is thrown, with its status and its body. */
function emitFailures(provider: Provider, operation: Operation, response: Response): readonly string[] {
  return examplesOf(response).map((example) => {
    const title = ["throws an HttpError for", response.status, example?.name].filter(Boolean).join(" ");
    return `test(${JSON.stringify(title)}, async () => {
  const exchange = await server.answer(${emitAnswer(response, example, wireStatus(operation, response))});
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  if (!${operation.names.isError}(error)) throw error;
  expect(error.status).toBe(${wireStatus(operation, response)});
  expect(error.body).toEqual(${emitContent(example)});
  ${emitWireCheck(operation, response.status, example?.name)}
});`;
  });
}

/** Optional parameters, and each example of a request body, are sent as the spec has them. */
function emitRequestVariants(provider: Provider, operation: Operation): readonly string[] {
  const full = parameterExamples(operation);
  const bodies = operation.requestBody === undefined ? [] : bodyExamples(operation.requestBody);
  const variants: readonly Pick<Example, "name" | "value">[] =
    bodies.length > 0
      ? bodies.map(({ name, value }) => ({ name: `body_${name}`, value: { ...full, body: value } }))
      : [{ name: "every_parameter", value: full }];
  const answer = emitFirstAnswer(operation);
  if (answer === undefined) return [];
  return variants
    .filter(({ value }) => JSON.stringify(value) !== JSON.stringify(exampleValues(operation)))
    .map(({ name, value }) => {
      const title = `sends ${name.replace("_", " ")}`;
      return `test(${JSON.stringify(title)}, async () => {
  const exchange = await server.answer(${answer});
  await ${emitCall(provider, operation, value as object, "client")};
  ${emitWireCheck(operation, "request", name)}
});`;
    });
}

/** Each alternative of `security` is enough; with all credentials at hand, the first alternative's alone are sent. */
function emitCredentials(provider: Provider, operation: Operation): readonly string[] {
  const alternatives = credentialAlternatives(operation);
  const others = alternatives.slice(1);
  const answer = emitFirstAnswer(operation);
  if (answer === undefined) return [];
  const none = operation.security.some((names) => names.length === 0) && alternatives.length > 0;
  const variants = [...(none ? [[]] : []), ...others, ...(others.length > 0 ? [alternatives.flat()] : [])];
  return variants.map((names) => {
    const name = names.length === 0 ? "no_credential" : names.join("_and_");
    const title =
      names.length > 1 ? `given ${names.join(" and ")}, sends the first` : `sends ${name.replace("_", " ")}`;
    return `test(${JSON.stringify(title)}, async () => {
  ${emitClientCreation(provider, clientOptions(provider, names), "other")}
  const exchange = await server.answer(${answer});
  await ${emitCall(provider, operation, undefined, "other")};
  ${emitWireCheck(operation, "request", name)}
});`;
  });
}

/** A path parameter can't leave its place: nothing is sent. */
function emitUnsafePaths(provider: Provider, operation: Operation): readonly string[] {
  const inPath = operation.parameters.filter((each) => each.in === "path");
  return inPath.map(({ key: name }) => {
    const values = { ...exampleValues(operation), [name]: ".." };
    return `test(${JSON.stringify(`sends nothing when "${name}" is ".."`)}, async () => {
  const requestCount = await server.requestCount();
  const call = ${emitCall(provider, operation, values, "client")};
  await expect(call).rejects.toThrow(UsageError);
  await expect(call).rejects.toThrow(${JSON.stringify(`"${name}" can't be ".."`)});
  expect(await server.requestCount()).toBe(requestCount);
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
  const rest = operation.responses.find(({ status }) => status === "default");
  // JSON in the place of what `default` has would be no answer of the provider's.
  const isRead = rest === undefined || rest.content.some(({ kind }) => kind === "json");
  const content = isRead ? `, headers: { "content-type": "application/json" }, body: "{}"` : "";
  const success = [202, 201, 203].find(isFree);
  const other = rest
    ? undefined
    : // 300 is no redirect to fetch: a browser shows its status.
      [418, 508, 300].find(isFree);
  return [success, other]
    .filter((status) => status !== undefined)
    .map((status) => {
      return `test("throws an HttpError for ${status}, which the spec does not declare", async () => {
  await server.answerRaw({ status: ${status}${content} });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: ${status} });
});`;
    });
}

/** Where a redirect leads to is not asked: it may be anywhere. A browser hides its status, so this test says none. */
function emitRedirect(provider: Provider, operation: Operation): string {
  return `test("follows no redirect", async () => {
  const requestCount = await server.requestCount();
  await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HttpError);
  expect(await server.requestCount()).toBe(requestCount + 1);
});`;
}

function emitEmptyError(provider: Provider, operation: Operation): string {
  const [response] = failures(operation).filter(({ status }) => !status.startsWith("1"));
  const status = response === undefined ? 500 : wireStatus(operation, response);
  return `test("throws an HttpError for ${status} without a body", async () => {
  await server.answerRaw({ status: ${status} });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: ${status}, body: undefined });
});`;
}

function emitHtmlPage(provider: Provider, operation: Operation): readonly string[] {
  const names = operation.responses.flatMap(({ content }) => content.map(({ name }) => name));
  if (operation.method === "HEAD" || names.some((name) => /^(?:\*|text\/(?:\*|html)$)/.test(name))) return [];
  return [
    `test("throws a DecodeError for 200 with an HTML page", async () => {
  await server.answerRaw({ status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" });
  const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({ operation: ${JSON.stringify(operation.operationId)}, status: 200 });
});`,
  ];
}

function emitAnswer(response: Response, example: Example | undefined, status: number): string {
  const options = [
    example === undefined ? "" : `example: ${JSON.stringify(example.name)}`,
    /^\d+$/.test(response.key) ? "" : `status: ${status}`,
  ].filter((option) => option !== "");
  const key = JSON.stringify(response.key);
  return options.length === 0 ? key : `${key}, { ${options.join(", ")} }`;
}

/** An answer that is a success; undefined where the spec has no example of one. */
function emitFirstAnswer(operation: Operation): string | undefined {
  const [first] = successes(operation).flatMap((response) => {
    return examplesOf(response).map((example) =>
      emitAnswer(response, example, wireStatus(operation, response)),
    );
  });
  return first;
}

function emitContent(example: Example | undefined): string {
  return example === undefined ? "undefined" : emitValue(example.value);
}

/** The exchange as text, in a file that a reviewer can read. */
function emitWireCheck(operation: Operation, ...parts: readonly (string | undefined)[]): string {
  const name = [operation.names.file, ...parts.filter((part) => part !== undefined)].join(".");
  return `await expect(await exchange.toHttp()).toMatchFileSnapshot(${JSON.stringify(`wire/${name}.http`)});`;
}
