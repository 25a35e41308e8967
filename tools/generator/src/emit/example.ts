import type {
  MediaType,
  Operation,
  Parameter,
  Provider,
  RequestBody,
  SecurityRequirement,
} from "../provider.js";
import { isBasic } from "./security.js";
import { emitValue } from "./object-literal.js";
import { isFilledIn } from "./parameters.js";

/** A call of an Operation with the spec's examples, as code: what a user would write. */
export function emitCall(provider: Provider, operation: Operation, values?: object, client?: string): string {
  return emitCallOf(operation.names.function, operation, values, client ?? provider.names.variable);
}

/** The same call of another function that takes what the Operation takes. */
export function emitCallOf(
  name: string,
  operation: Operation,
  values: object | undefined,
  client: string,
): string {
  return `${name}(${client}, ${emitValue(values ?? exampleValues(operation))})`;
}

/** The creation of a client as code; `options` are pieces of code by option name. */
export function emitClientCreation(
  provider: Provider,
  options: Readonly<Record<string, string>>,
  client?: string,
): string {
  const { createClient, variable } = provider.names;
  const properties = Object.entries(options).map(([name, code]) => `${JSON.stringify(name)}: ${code}`);
  const argument = properties.length === 0 ? "" : `{ ${properties.join(", ")} }`;
  return `const ${client ?? variable} = ${createClient}(${argument});`;
}

/** The least that a call needs: its required parameters that have no default, and a required request body. */
export function exampleValues({ parameters, requestBody }: Operation): Readonly<Record<string, unknown>> {
  const needed = parameters.filter((parameter) => parameter.required && !isFilledIn(parameter));
  const values = Object.fromEntries(needed.map((parameter) => [parameter.key, exampleOf(parameter)]));
  return requestBody?.required ? { ...values, body: bodyExamples(requestBody)[0]?.value ?? {} } : values;
}

/** All parameters that a call can take, from the spec's examples. */
export function parameterExamples({ parameters }: Operation): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.key, exampleOf(parameter)]));
}

/** Whether the spec has examples of all that a call can take. */
export function hasExamples({ parameters, requestBody }: Operation): boolean {
  const isGiven = parameters.every((each) => each.example !== undefined || isFilledIn(each));
  return isGiven && (!requestBody?.required || bodyExamples(requestBody).length > 0);
}

/** Examples of a request body that can be written as a literal. */
export function bodyExamples({ content: [{ kind, examples }] }: RequestBody): MediaType["examples"] {
  return kind === "multipart" || kind === "binary" ? [] : examples;
}

function exampleOf(parameter: Parameter): unknown {
  return parameter.example ?? parameter.default ?? "example";
}

/** The alternatives of an Operation that need a credential, in the order of the spec, by their options. */
export function credentialAlternatives({ security }: Operation): readonly (readonly string[])[] {
  return security.filter((needed) => needed.length > 0).map(optionsOf);
}

function optionsOf(requirement: SecurityRequirement): readonly string[] {
  return requirement.map(({ option }) => option);
}

/** The options of a client that has obviously made-up credentials, as code. */
export function emitExampleCredentials(
  { securitySchemes }: Provider,
  options: readonly string[],
): Readonly<Record<string, string>> {
  const needed = options.flatMap((option) => securitySchemes.filter((scheme) => scheme.option === option));
  return Object.fromEntries(
    needed.map((scheme) => {
      const text = `example-${scheme.option}`;
      return [scheme.option, JSON.stringify(isBasic(scheme) ? { username: text, password: text } : text)];
    }),
  );
}
