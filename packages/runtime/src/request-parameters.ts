import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import type { Operation } from "./operation.js";
import { SCALAR, serializeScalar } from "./scalar.js";
import { UsageError } from "./usage-error.js";

/** A call's flat parameters, sorted into the places of an HTTP request. */
export interface RequestParameters {
  readonly path: Readonly<Record<string, unknown>>;
  /** The query with its `?`, or empty. */
  readonly query: string;
  readonly headers: Headers;
  /** The request body as JSON. */
  readonly body: string | undefined;
  /** How long the request lets the server take; undefined where the Operation has no such property. */
  readonly serverWait: ServerWait | undefined;
}

/** How long a server may take, in ms. */
export interface ServerWait {
  /** What the request asks for. */
  readonly asked: number | undefined;
  /** What the server takes where it is not asked for anything. */
  readonly usual: number;
}

/** Sorts `given` by location and fills in defaults. A missing, misspelt or unsendable parameter is refused by name. */
export function sortParameters(operation: Operation, given: unknown): RequestParameters {
  const { operationId, parameters, requestBody } = operation;
  const refuse = (problem: string): UsageError => new UsageError(operationId, problem);
  if (typeof (given ?? {}) !== "object" || Array.isArray(given)) throw refuse("parameters must be an object");
  // Own properties only: a name such as "constructor" is not to be found on a prototype.
  const values = new Map<string, unknown>(Object.entries(given ?? {}));
  const names = [...parameters.map(({ name }) => name), ...(requestBody ? ["body"] : [])];
  const unknown = [...values.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw refuse(`"${unknown}" must be one of ${names.join(", ") || "no parameters"}`);
  }

  const path: [string, unknown][] = [];
  const query: string[] = [];
  const headers = new Headers();
  for (const { name, in: location, required, default: value } of parameters) {
    const found = values.get(name) ?? value;
    if (location === "path") path.push([name, found]);
    else if (found === undefined) {
      if (required) throw refuse(`parameter "${name}" is missing`);
    } else {
      const text = serializeScalar(found);
      if (text === undefined) throw refuse(`parameter "${name}" ${SCALAR}`);
      if (location === "query") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
      else if (isFieldValue(text)) headers.set(name, text);
      else throw refuse(`parameter "${name}" ${FIELD_VALUE}`);
    }
  }
  const body = values.get("body");
  if (requestBody?.required && body === undefined) throw refuse(`parameter "body" is missing`);
  return {
    path: Object.fromEntries(path),
    query: query.length > 0 ? `?${query.join("&")}` : "",
    headers,
    body: serializeBody(operationId, body),
    serverWait: readServerWait(operation, body),
  };
}

function serializeBody(operationId: string, body: unknown): string | undefined {
  try {
    const json = JSON.stringify(body) as string | undefined;
    if (json !== undefined || body === undefined) return json;
  } catch {
    // A cycle, or a bigint: as unfit as a function.
  }
  throw new UsageError(operationId, `parameter "body" must be JSON`);
}

function readServerWait({ serverWait }: Operation, body: unknown): ServerWait | undefined {
  if (serverWait === undefined) return undefined;
  const asked = (Object(body) as Readonly<Record<string, unknown>>)[serverWait.property];
  return { asked: Number.isFinite(asked) ? (asked as number) : undefined, usual: serverWait.default };
}
