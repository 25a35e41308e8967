import { failures, type Operation, type Provider } from "../provider.js";
import { needsBaseUrl } from "../emit/client.js";
import { hasChoice } from "../emit/parameters.js";
import { hasOwnResult, resultType } from "../emit/result-type.js";

/** One thing that a consumer does with a package, in a statement on one line. */
export interface Use {
  /** What a user would call it. */
  readonly subject: string;
  /** Undefined where it is the client's, or the package's as a whole. */
  readonly operation: Operation | undefined;
  readonly code: string;
}

/**
 * What the code of a consumer starts with. `api` is the package that it is compiled with, `known` the one that it was
 * written against. `Open` is what can be read of a type: each property, also as undefined where it is optional, and in place
 * of a list of values all of them, as one more does not break who reads it.
 */
export const CONSUMER_HEAD = `import * as api from "./head/src/index.js";
import type * as known from "./base/src/index.js";
type Rest<F extends (...given: never) => unknown> = Parameters<F> extends [unknown, ...infer R] ? R : never;
type BodyAt<E, S> = E extends { readonly status: infer Own; readonly body: infer Body } ? (S extends Own ? Body : never) : never;
type Open<T> = unknown extends T ? unknown : T extends string ? string : T extends number ? number : T extends boolean ? boolean : T extends Uint8Array | ReadableStream ? T : T extends AsyncIterable<infer Item> ? AsyncIterable<Open<Item>> : T extends object ? { [Key in keyof T]-?: Open<T[Key]> | ({} extends Pick<T, Key> ? undefined : never) } : T;
`;

/** Everything that a consumer can do with the package of a provider. */
export function emitUses(provider: Provider): readonly Use[] {
  return [
    ...emitClientUses(provider),
    ...provider.operations.flatMap((operation) => emitOperationUses(provider, operation)),
    ...["paths", ...provider.schemas.map(({ typeName }) => typeName)].map((name): Use => {
      return {
        subject: `imports the type \`${name}\``,
        operation: undefined,
        code: `void (undefined as unknown as api.${name});`,
      };
    }),
  ];
}

function emitClientUses(provider: Provider): readonly Use[] {
  const { Client, ClientOptions, createClient } = provider.names;
  const names = [...provider.securitySchemes, ...provider.serverVariables].map(({ option }) => option);
  const options = [...new Set([...names, ...(needsBaseUrl(provider) ? ["baseUrl"] : [])])];
  const subject = `calls \`${createClient}\``;
  const uses = [
    `void ((...given: Parameters<typeof known.${createClient}>): api.${Client} => api.${createClient}(...given));`,
    `void ((given: known.${ClientOptions}): api.${ClientOptions} => (${emitCopy("given", options)}));`,
  ];
  return uses.map((code) => ({ subject, operation: undefined, code }));
}

function emitOperationUses({ names: { Client } }: Provider, operation: Operation): readonly Use[] {
  const { names, parameters, requestBody, path } = operation;
  const { function: name, Parameters, Error, isError } = names;
  const keys = parameters.filter(({ isFixed }) => !isFixed).map(({ key }) => key);
  const body = requestBody === undefined ? [] : ["body"];
  const types = [Parameters, Error, ...(hasOwnResult(operation) ? [names.Result] : [])];
  const use = (subject: string, code: string): Use => ({ subject, operation, code });
  return [
    use(
      `calls \`${name}\``,
      `void ((client: api.${Client}, ...given: Rest<typeof known.${name}>): unknown => api.${name}(client, ...given));`,
    ),
    // The type of a body depends on the media type beside it, so that they can't be copied one by one.
    ...(requestBody !== undefined && hasChoice(requestBody)
      ? []
      : [
          use(
            `calls \`${name}\``,
            `void ((client: api.${Client}, given: known.${Parameters}): unknown => api.${name}(client, ${emitCopy("given", [...keys, ...body])}));`,
          ),
        ]),
    ...(resultType(operation) === "undefined"
      ? []
      : [
          use(
            `reads what \`${name}\` returns`,
            `void ((result: Open<Awaited<ReturnType<typeof api.${name}>>>): Open<Awaited<ReturnType<typeof known.${name}>>> => result);`,
          ),
        ]),
    ...sampleStatuses(operation).map((status) => {
      return use(
        `reads the body of a ${status} of \`${name}\``,
        `void ((body: Open<BodyAt<api.${Error}, ${status}>>): Open<BodyAt<known.${Error}, ${status}>> => body);`,
      );
    }),
    use(
      `imports the types of \`${name}\``,
      `void (undefined as unknown as [typeof api.${isError}, ${types.map((each) => `api.${each}`).join(", ")}]);`,
    ),
    ...(operation.stop === undefined
      ? []
      : [
          use(
            "calls `stop`",
            `void ((client: api.${Client}, ...given: Rest<typeof known.stop>): unknown => api.stop(client, ...given));`,
          ),
        ]),
    use(`calls \`${path}\` by openapi-fetch`, `void (${JSON.stringify(path)} satisfies keyof api.paths);`),
  ];
}

function emitCopy(holder: string, keys: readonly string[]): string {
  const members = keys.map((key) => `${JSON.stringify(key)}: ${holder}[${JSON.stringify(key)}]`);
  return `{ ${members.join(", ")} }`;
}

/** A status for each failure that an operation declares; of a range, one that is not declared by itself. */
function sampleStatuses(operation: Operation): readonly number[] {
  const declared = operation.responses.map(({ status }) => status);
  const isFree = (status: number): boolean => !declared.includes(String(status));
  const inRange = (range: string): number | undefined => {
    return Array.from({ length: 100 }, (_, index) => Number(`${range[0]}00`) + index).find((status) =>
      isFree(status),
    );
  };
  return failures(operation).flatMap(({ status }) => {
    if (/^\d+$/.test(status)) return [Number(status)];
    if (status !== "default") return inRange(status) ?? [];
    const range = ["4XX", "5XX", "3XX", "1XX"].find((each) => !declared.includes(each));
    return (range === undefined ? undefined : inRange(range)) ?? [];
  });
}
