import { isDeepStrictEqual } from "node:util";
import { HttpError } from "@agent-stop/runtime";
import type { Provider } from "agent-stop-generator";
import { type Answer, type Api, type Operation, sentContent } from "./api.js";
import type { Package } from "./package.js";

/** The operation of a generated package. */
export type Generated = Provider["operations"][number];

/** What the call of an operation gives, by the names that the generated types have for it. */
export function argumentsOf(operation: Operation, generated: Generated): Readonly<Record<string, unknown>> {
  const content = sentContent(operation);
  const given = operation.parameters
    .filter(({ absent }) => !absent)
    .map((parameter): [string, unknown] => {
      const { key } = generated.parameters.find(
        (each) => each.in === parameter.in && each.name === parameter.name,
      )!;
      return [key, parameter.value];
    });
  const choice: [string, unknown][] =
    (operation.body?.content.length ?? 0) > 1 ? [["Content-Type", content?.name]] : [];
  return Object.fromEntries(content === undefined ? given : [...given, ...choice, ["body", content.value]]);
}

/** The client options with the credentials of an operation's call. */
export function optionsOf(
  api: Api,
  operation: Operation,
  provider: Provider,
): Readonly<Record<string, unknown>> {
  const entries = api.securitySchemes
    .map((scheme, index) => [provider.securitySchemes[index]!.option, scheme] as const)
    .filter(([, { key }]) => operation.credentials.includes(key));
  return {
    retries: 0,
    ...Object.fromEntries(entries.map(([option, { credential }]) => [option, credential])),
  };
}

export function findGenerated(provider: Provider, { method, path }: Operation): Generated {
  return provider.operations.find((each) => each.path === path && each.method === method.toUpperCase())!;
}

/** Calls an operation; what is wrong with what comes back, one sentence each. */
export async function call(
  { provider, functions }: Package,
  api: Api,
  operation: Operation,
): Promise<readonly string[]> {
  const generated = findGenerated(provider, operation);
  const client = functions[provider.names.createClient]!(optionsOf(api, operation, provider));
  const given = argumentsOf(operation, generated);
  const send = functions[generated.names.function]!;
  const { status } = operation.answer;
  try {
    const result = await (generated.parameters.length > 0 || operation.body
      ? send(client, given)
      : send(client));
    return status < 300 ? judgeValue(operation.answer, await read(result)) : [`A ${status} was returned`];
  } catch (error) {
    if (!(error instanceof HttpError)) return [String(error)];
    if (error.status !== status || status < 300) return [String(error)];
    return judgeValue(operation.answer, error.body);
  }
}

function judgeValue({ value }: Answer, found: unknown): readonly string[] {
  const plain = (each: unknown): unknown => (each instanceof Uint8Array ? [...each] : each);
  if (isDeepStrictEqual(plain(found), plain(value))) return [];
  return [`The answer came out as ${JSON.stringify(found)}, sent as ${JSON.stringify(value)}`];
}

async function read(result: unknown): Promise<unknown> {
  if (!(result instanceof ReadableStream)) return result;
  const chunks: Uint8Array[] = [];
  for await (const chunk of result as ReadableStream<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
