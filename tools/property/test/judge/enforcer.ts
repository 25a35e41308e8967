import { isDeepStrictEqual } from "node:util";
import Enforcer from "openapi-enforcer";
import { type MediaType, type Operation, type Parameter, type Schema, sentContent, styleOf } from "../api.js";
import type { Request } from "../loopback.js";
import { exceptionOf, isContentExcepted } from "./exception.js";

/**
 * What openapi-enforcer, an OpenAPI validator by others, finds wrong with a request, or reads in it other than the call's
 * values. It knows OpenAPI 3.0, so it gets the operation in that version; on the wire there is no difference.
 */
export async function judgeByEnforcer(
  operation: Operation,
  path: string,
  request: Request,
  content: unknown,
): Promise<readonly string[]> {
  const judged = operation.parameters.filter(
    (parameter) => exceptionOf(parameter, operation.parameters) === undefined,
  );
  const [validator, problem] = await Enforcer(documentOf(operation, path, judged), {
    fullResult: true,
    componentOptions: { exceptionSkipCodes: ["WPAR001", "WSCH001"] },
  });
  if (problem !== undefined) return [`The validator refuses the document: ${String(problem)}`];
  const { cookie, ...headers } = request.headers;
  // It takes a media type with parameters for another one.
  const type = headers["content-type"]?.replace(/;.*/, "");
  const isJudged = (place: Parameter["in"], key: string): boolean =>
    judged.some(
      ({ in: location, name }) =>
        location === place && (place === "header" ? name.toLowerCase() : name) === key,
    );
  const pairs = (cookie ?? "").split("; ").filter((pair) => isJudged("cookie", pair.replace(/=.*/s, "")));
  const cookies = pairs.join("; ");
  const own = Object.entries(headers).filter(([key]) => isJudged("header", key));
  const start = request.target.indexOf("?");
  const [result, violation] = validator.request(
    {
      method: request.method,
      // It takes a second question mark for the end of the query.
      path: request.target.replace(/\?/g, (mark, index: number) => (index === start ? mark : "%3F")),
      headers: {
        ...Object.fromEntries(own),
        ...(type && { "content-type": type }),
        ...(cookies !== "" && { cookie: cookies }),
      },
      ...(judgedContent(operation) && { body: { content } }),
    },
    {
      allowOtherQueryParameters:
        judged.length < operation.parameters.length || operation.credentials.length > 0,
    },
  );
  if (violation !== undefined) return [String(violation)];
  const places = { path: result.path, query: result.query, header: result.headers, cookie: result.cookie };
  return judged.flatMap((parameter) => {
    const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    const found = (places[parameter.in] as Record<string, unknown> | undefined)?.[name];
    const expected = parameter.absent ? undefined : parameter.value;
    if (isDeepStrictEqual(plain(found), plain(expected))) return [];
    return [
      `${parameter.in} ${name} arrived as ${JSON.stringify(found)}, sent as ${JSON.stringify(expected)}`,
    ];
  });
}

function documentOf(
  operation: Operation,
  path: string,
  judged: readonly Parameter[],
): Record<string, unknown> {
  const parameters = operation.parameters.flatMap((parameter): object[] => {
    const { in: location, name, required, schema } = parameter;
    const head = { in: location, name, ...(required && { required }) };
    if (judged.includes(parameter))
      return [{ ...head, ...styleOf(parameter), schema: closed(asVersion30(schema)) }];
    return location === "path" ? [{ ...head, name: standIn(name), schema: { type: "string" } }] : [];
  });
  const chosen = judgedContent(operation);
  const schema = chosen?.kind === "json" && !isContentExcepted(chosen.value) ? chosen.schema : {};
  const requestBody = chosen && {
    required: operation.body?.required,
    // It takes objects alone. What is no JSON has no value that it could read: others read it in `body.ts`.
    content: { [chosen.name]: { schema: { type: "object", properties: { content: asVersion30(schema) } } } },
  };
  return {
    openapi: "3.0.3",
    info: { title: "Random", version: "1" },
    paths: {
      [judgedPath(path, judged)]: {
        [operation.method]: {
          parameters,
          ...(requestBody && { requestBody }),
          responses: { default: { description: "Answered." } },
        },
      },
    },
  };
}

/** Otherwise it takes the whole query for properties of an exploded object. */
function closed(schema: Schema): Schema {
  return schema["type"] === "object" ? { ...schema, additionalProperties: false } : schema;
}

/** Names of parameters in a path are not on the wire: those that it stumbles over get others. */
function judgedPath(path: string, judged: readonly Parameter[]): string {
  const names = judged.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  return path.replace(/\{([^}]+)\}/g, (whole, name: string) =>
    names.includes(name) ? whole : `{${standIn(name)}}`,
  );
}

function standIn(name: string): string {
  return `_${Buffer.from(name).toString("hex")}`;
}

/** It allows no request body in a DELETE, of which HTTP only says that it has no meaning of its own. */
function judgedContent(operation: Operation): MediaType | undefined {
  return operation.method === "delete" ? undefined : sentContent(operation);
}

/** `type: [string, "null"]` as OpenAPI 3.0 has it. */
function asVersion30(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? asVersion30(value as Schema)
      : value,
  ]);
  const { type, ...rest } = Object.fromEntries(entries) as Schema;
  if (!Array.isArray(type)) return { ...(type !== undefined && { type }), ...rest };
  return { ...rest, type: (type as string[])[0], nullable: true };
}

/** Without prototypes, and with what the wire can tell: an absent value is none. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
