import type { Operation, Parameter, Provider, SecurityRequirement } from "../provider.js";

/** A call of an Operation with the spec's examples, as code: what a user would write. */
export function emitCall(provider: Provider, operation: Operation, values?: object, client?: string): string {
  const variable = client ?? provider.names.variable;
  return `${operation.names.function}(${variable}, ${JSON.stringify(values ?? exampleValues(operation))})`;
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
  const needed = parameters.filter((parameter) => parameter.required && parameter.default === undefined);
  const values = Object.fromEntries(needed.map((parameter) => [parameter.name, exampleOf(parameter)]));
  return requestBody?.required ? { ...values, body: requestBody.examples[0]?.value ?? {} } : values;
}

/** All that a call can take, from the spec's examples. */
export function fullExampleValues({ parameters, requestBody }: Operation): Readonly<Record<string, unknown>> {
  const values = Object.fromEntries(parameters.map((parameter) => [parameter.name, exampleOf(parameter)]));
  const [body] = requestBody?.examples ?? [];
  return body === undefined ? values : { ...values, body: body.value };
}

function exampleOf(parameter: Parameter): unknown {
  return parameter.example ?? parameter.default ?? "example";
}

/** The alternatives of an Operation that need a credential, in the order of the spec. */
export function credentialAlternatives({ security }: Operation): readonly SecurityRequirement[] {
  return security.filter((names) => names.length > 0);
}

/** An obviously made-up credential. */
export function exampleCredential(name: string): string {
  return `example-${name}`;
}
