import type { OpenApi } from "../document.js";
import { object } from "../found-operation.js";
import { failures, type Operation, type Provider, type StopRule, successes } from "../provider.js";
import { STOP_OUTCOMES } from "../stop-outcome.js";
import { isRequired, needsBaseUrl } from "./client.js";
import { emitErrorBodyType } from "./content-type.js";
import { bodyExamples, emitCall, emitExampleCredentials, exampleValues } from "./example.js";
import { nameExamples } from "./mock.js";
import { emitObject, emitValue } from "./object-literal.js";
import { hasChoice } from "./parameters.js";
import { emitMisfit, findBodySchema, findParameterSchema, misspell, readPlain } from "./plain-schema.js";
import { resultType } from "./result-type.js";
import type { StopOperation } from "./stop.js";
import { emitNarrowing } from "./type-narrowing.js";
import { emitLacking, emitWrong, type Members } from "./wrong-code.js";
import { wireStatus } from "./wire-status.js";

/** What creates a client takes the options of the spec, and no others. */
export function emitClientTypes(provider: Provider): string {
  const { securitySchemes, serverVariables, names } = provider;
  const credentials = emitExampleCredentials(
    provider,
    securitySchemes.map(({ option }) => option),
  );
  const variables = serverVariables.map(({ option, enum: [first], default: usual }) => {
    return [option, JSON.stringify(first ?? usual ?? "example")] as const;
  });
  const baseUrl = needsBaseUrl(provider) ? { baseUrl: JSON.stringify("https://api.example.com") } : {};
  const all: Members = { ...baseUrl, ...credentials, ...Object.fromEntries(variables) };
  const needed = [
    ...Object.keys(baseUrl),
    ...securitySchemes.filter((scheme) => isRequired(provider, scheme)).map(({ option }) => option),
  ];
  const least: Members = Object.fromEntries(needed.map((option) => [option, all[option]!]));
  const own = [...Object.keys(credentials), ...variables.map(([option]) => option)];
  const lines = [
    `${names.createClient}(${emitObject(all)});`,
    `${names.createClient}(${needed.length === 0 ? "" : emitObject(least)});`,
    ...needed.map((option) => {
      return `${names.createClient}(${emitLacking(least, option, "A needed option is missing.")});`;
    }),
    ...own.map((option) => {
      return `${names.createClient}(${emitWrong(least, option, "1", "This is no number.")});`;
    }),
    ...own.map((option) => {
      const wrong = emitWrong(least, misspell(option, own), '"text"', "There is no option of this name.");
      return `${names.createClient}(${wrong});`;
    }),
  ];
  return emitTest(`${names.createClient} takes the options of the spec`, [...new Set(lines)]);
}

/** A function takes the parameters and the body of its Operation, and nothing else. */
export function emitParameterTypes(document: OpenApi, operation: Operation): string {
  const { names, parameters, requestBody } = operation;
  const call = (code: string): string => `await ${names.function}(client, ${code});`;
  const values = emitMembers(exampleValues(operation));
  const keys = [...parameters.map(({ key }) => key), ...(requestBody ? ["body"] : [])];
  const needed = Object.keys(values);
  const misfits = parameters.flatMap((parameter) => {
    const schema = findParameterSchema(document, operation, parameter);
    return schema === undefined ? [] : [[parameter.key, emitMisfit(schema)] as const];
  });
  const lines = [
    call(emitObject(values)),
    ...needed.map((key) => call(emitLacking(values, key, "What the spec requires is missing."))),
    ...misfits.map(([key, code]) => call(emitWrong(values, key, code, "The spec has another type."))),
    ...keys.map((key) => {
      return call(emitWrong(values, misspell(key, keys), '"text"', "There is no parameter of this name."));
    }),
    ...emitBodyMistakes(document, operation, values).map(call),
  ];
  return emitTest(`${names.function} takes the parameters of the spec`, lines, true);
}

/** Parameters with one mistake in the request body each; none where it is not certain what TypeScript makes of it. */
function emitBodyMistakes(document: OpenApi, operation: Operation, values: Members): readonly string[] {
  const { requestBody } = operation;
  const schema = readPlain(document, findBodySchema(document, operation));
  if (requestBody === undefined || hasChoice(requestBody) || schema?.type !== "object") return [];
  const [example] = bodyExamples(requestBody);
  const { properties, isClosed } = schema;
  const names = properties.map(({ name }) => name);
  const members = emitMembers(object(example?.value));
  const inBody = (name: string, code: string, reason: string): string => {
    return emitObject({ ...values, body: emitWrong(members, name, code, reason) });
  };
  return [
    ...properties.flatMap(({ name, required }) => {
      if (!required || !(name in members) || name in Object.prototype) return [];
      const { [name]: _, ...others } = members;
      return [emitWrong(values, "body", emitObject(others), "What the spec requires is missing.")];
    }),
    ...properties.flatMap(({ name, schema: property }) => {
      return property === undefined ? [] : [inBody(name, emitMisfit(property), "The spec has another type.")];
    }),
    ...(isClosed ? names : []).map((name) => {
      return inBody(misspell(name, names), '"text"', "There is no property of this name.");
    }),
  ];
}

/** A function returns the content of its successes, in which the values of a property tell one type from another. */
export function emitResultTypes(provider: Provider, document: OpenApi, operation: Operation): string {
  const lines = [
    `const result = await ${emitCall(provider, operation, undefined, "client")};`,
    `expectTypeOf(result).toEqualTypeOf<${resultType(operation)}>();`,
    ...emitNarrowing(provider, document, operation),
  ];
  return emitTest(`${operation.names.function} returns what the spec has`, lines, true);
}

/** The status of an error narrows its body; a success is no error. */
export function emitErrorTypes(provider: Provider, operation: Operation): string {
  const { names, responses } = operation;
  const has = (key: string): boolean => responses.some(({ status }) => status === key);
  const declared = failures(operation).map((response) => {
    const type = emitErrorBodyType(operation, response);
    return [wireStatus(operation, response), type === "undefined" ? type : `${type} | undefined`] as const;
  });
  const free = [418, 508, 302].find((status) => !has(String(status)) && !has(`${String(status)[0]}XX`));
  const undeclared = has("default") || free === undefined ? [] : [[free, "unknown"] as const];
  const success = successes(operation).find(({ status }) => /^\d+$/.test(status));
  const lines = [
    `const error: unknown = await ${emitCall(provider, operation, undefined, "client")}.catch((reason: unknown) => reason);`,
    `if (!${names.isError}(error)) throw error;`,
    ...[...declared, ...undeclared].map(([status, type]) => {
      return `if (error.status === ${status}) expectTypeOf(error.body).toEqualTypeOf<${type}>();`;
    }),
    success === undefined
      ? ""
      : `// @ts-expect-error A success is no error.\nif (error.status === ${success.status}) throw error;`,
    "// @ts-expect-error There is no such status.\nif (error.status === 999) throw error;",
    "// @ts-expect-error An error has nothing of this name.\nexpectTypeOf(error.statuss);",
  ];
  return emitTest(`the status of a ${names.Error} narrows its body`, lines, true);
}

/** `stop` takes what its Operation takes, and speaks the runtime's language, not the provider's. */
export function emitStopTypes(operation: StopOperation): string {
  const values = emitMembers(exampleValues(operation));
  const needed = Object.keys(values);
  const lines = [
    `const result = await stop(client, ${emitObject(values)});`,
    "expectTypeOf(result).toEqualTypeOf<StopResult>();",
    `if (result.outcome === "already-stopped") return;`,
    `// @ts-expect-error There is no such outcome.\nif (result.outcome === "alreadystopped") return;`,
    ...foreignWords(operation).map((word) => {
      return `// @ts-expect-error A word of the provider's is no outcome.\nif (result.outcome === ${JSON.stringify(word)}) return;`;
    }),
    ...needed.map((key) => {
      return `await stop(client, ${emitLacking(values, key, "What the spec requires is missing.")});`;
    }),
  ];
  return emitTest("stop takes what the operation takes, and returns an outcome", lines, true);
}

/** Short ones, as a line that is broken would have its error elsewhere. */
function foreignWords({ stop }: StopOperation): readonly string[] {
  const words = Object.values(stop.outcomes).flatMap(listWords);
  return [...new Set(words)].filter((word) => word.length <= 30 && !STOP_OUTCOMES.includes(word));
}

function listWords(rule: StopRule): readonly string[] {
  if (typeof rule === "string") return [];
  return rule.values.flatMap(([value, next]) => [
    ...(typeof value === "string" ? [value] : []),
    ...listWords(next),
  ]);
}

/** The mock knows the examples of the spec by name. */
export function emitMockTypes({ names, operations }: Provider): string {
  const functions = operations.map((operation) => operation.names.function);
  const answers = operations.flatMap((operation) => {
    const key = operation.names.function;
    const examples = nameExamples(operation).map(({ name }) => name);
    const [first] = examples;
    if (first === undefined) return [];
    const wrong = JSON.stringify(misspell(first, examples));
    return [
      `${names.createMock}({ ${key}: [${examples.map((name) => JSON.stringify(name)).join(", ")}] });`,
      `${names.createMock}(${emitWrong({}, key, wrong, "There is no example of this name.")});`,
      `${names.createMock}(${emitWrong({}, misspell(key, functions), JSON.stringify(first), "There is no operation of this name.")});`,
    ];
  });
  return emitTest(`${names.createMock} knows the examples of the spec`, [
    `${names.createMock}();`,
    ...answers,
  ]);
}

function emitMembers(values: object): Members {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, emitValue(value)]));
}

function emitTest(title: string, lines: readonly string[], isAsync = false): string {
  return `test(${JSON.stringify(title)}, ${isAsync ? "async " : ""}() => {
${lines.join("\n")}
});`;
}
