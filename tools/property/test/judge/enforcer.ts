import { isDeepStrictEqual } from "node:util";
import Enforcer from "openapi-enforcer";
import { type MediaType, type Operation, type Parameter, type Schema, sentContent, styleOf } from "../api.js";
import type { Request } from "../loopback.js";
import { exceptionOf } from "./exception.js";

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
  const judged = operation.parameters.filter((parameter) => exceptionOf(parameter) === undefined);
  const [validator, problem] = await Enforcer(documentOf(operation, path, judged), {
    fullResult: true,
    componentOptions: { exceptionSkipCodes: ["WPAR001", "WSCH001"] },
  });
  if (problem !== undefined) return [`The validator refuses the document: ${String(problem)}`];
  const { cookie, ...headers } = request.headers;
  // It takes a media type with parameters for another one.
  const type = headers["content-type"]?.replace(/;.*/, "");
  const isCookieJudged = judged.some((parameter) => parameter.in === "cookie");
  const [result, violation] = validator.request(
    {
      method: request.method,
      path: request.target,
      headers: { ...headers, ...(type && { "content-type": type }), ...(cookie !== undefined && isCookieJudged && { cookie }) },
      ...(judgedContent(operation) && { body: content as object }),
    },
    { allowOtherQueryParameters: judged.length < operation.parameters.length || operation.credentials.length > 0 },
  );
  if (violation !== undefined) return [String(violation)];
  const places = { path: result.path, query: result.query, header: result.headers, cookie: result.cookie };
  return judged.flatMap((parameter) => {
    const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    const found = (places[parameter.in] as Record<string, unknown> | undefined)?.[name];
    const expected = parameter.absent ? undefined : parameter.value;
    if (isDeepStrictEqual(plain(found), plain(expected))) return [];
    return [`${parameter.in} ${name} arrived as ${JSON.stringify(found)}, sent as ${JSON.stringify(expected)}`];
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
    if (judged.includes(parameter)) return [{ ...head, ...styleOf(parameter), schema: asVersion30(schema) }];
    return location === "path" ? [{ ...head, schema: { type: "string" } }] : [];
  });
  const chosen = judgedContent(operation);
  const requestBody = chosen && {
    required: operation.body?.required,
    // What is no JSON has no value that the validator could read: others read it in `body.ts`.
    content: { [chosen.name]: { schema: chosen.kind === "json" ? asVersion30(chosen.schema) : {} } },
  };
  return {
    openapi: "3.0.3",
    info: { title: "Random", version: "1" },
    paths: {
      [path]: {
        [operation.method]: {
          parameters,
          ...(requestBody && { requestBody }),
          responses: { default: { description: "Answered." } },
        },
      },
    },
  };
}

/** It allows no request body in a DELETE, of which HTTP only says that it has no meaning of its own. */
function judgedContent(operation: Operation): MediaType | undefined {
  return operation.method === "delete" ? undefined : sentContent(operation);
}

/** `type: [string, "null"]` as OpenAPI 3.0 has it. */
function asVersion30(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    typeof value === "object" && value !== null && !Array.isArray(value) ? asVersion30(value as Schema) : value,
  ]);
  const { type, ...rest } = Object.fromEntries(entries) as Schema;
  if (!Array.isArray(type)) return { ...(type !== undefined && { type }), ...rest };
  return { ...rest, type: (type as string[])[0], nullable: true };
}

/** Without prototypes, and with what the wire can tell: an absent value is none. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
