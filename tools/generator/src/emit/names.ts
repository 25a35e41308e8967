import { camelCase, isIdentifier, kebabCase, pascalCase } from "../identifier.js";
import { type Operation, type Provider, successes } from "../provider.js";

/** The names that a package gives to its client. */
export function clientNames({ name, operations }: Provider): {
  readonly createClient: string;
  readonly Client: string;
  readonly ClientOptions: string;
  /** The variable that holds a client in examples. */
  readonly variable: string;
} {
  const pascal = pascalCase(name);
  const variable = camelCase(name);
  const isFree = isIdentifier(variable) && operations.every(({ operationId }) => operationId !== variable);
  return {
    createClient: `create${pascal}Client`,
    Client: `${pascal}Client`,
    ClientOptions: `${pascal}ClientOptions`,
    variable: isFree ? variable : "client",
  };
}

/** The names that a package gives to an Operation. */
export function operationNames({ operationId }: Operation): {
  readonly file: string;
  readonly Parameters: string;
  readonly Result: string;
  readonly Error: string;
  readonly isError: string;
} {
  const pascal = pascalCase(operationId);
  return {
    file: kebabCase(operationId),
    Parameters: `${pascal}Parameters`,
    Result: `${pascal}Result`,
    Error: `${pascal}Error`,
    isError: `is${pascal}Error`,
  };
}

/** The type that an Operation resolves to: a schema's name where it has one, `undefined` without content. */
export function resultType(operation: Operation): string {
  const types = successes(operation).map(({ mediaType, schema }) => {
    if (mediaType === undefined) return "undefined";
    return schema ?? operationNames(operation).Result;
  });
  return [...new Set(types)].join(" | ") || "undefined";
}
