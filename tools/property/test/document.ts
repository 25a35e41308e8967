import type { Api, Operation, Parameter, SecurityScheme, Server } from "./api.js";

/** The OpenAPI document of an API whose servers are at an origin. */
export function documentOf(api: Api, origin: string): object {
  return {
    openapi: api.openapi,
    info: { title: "Random", version: "1" },
    servers: [serverOf(api.server, origin)],
    paths: Object.fromEntries(
      api.operations.map((operation) => [operation.path, pathItemOf(operation, origin)]),
    ),
    components: {
      securitySchemes: Object.fromEntries(
        api.securitySchemes.map(({ key, definition }: SecurityScheme) => [key, definition]),
      ),
    },
  };
}

function serverOf({ path, variables }: Server, origin: string): object {
  const entries = Object.entries(variables).map(([name, value]) => [name, { default: value }]);
  return { url: origin + path, variables: Object.fromEntries(entries) };
}

function pathItemOf(operation: Operation, origin: string): object {
  const { operationId, method, parameters, shared, body, security, server, answer } = operation;
  const content = answer.mediaType && { [answer.mediaType]: { schema: answer.schema } };
  return {
    parameters: parameters.slice(0, shared).map(parameterOf),
    [method]: {
      ...(operationId !== undefined && { operationId }),
      parameters: parameters.slice(shared).map(parameterOf),
      ...(body && {
        requestBody: {
          required: body.required,
          content: Object.fromEntries(
            body.content.map(({ name, schema, encoding }) => [
              name,
              { schema, ...(Object.keys(encoding).length > 0 && { encoding }) },
            ]),
          ),
        },
      }),
      ...(security && { security: security.map((keys) => Object.fromEntries(keys.map((key) => [key, []]))) }),
      ...(server && { servers: [serverOf(server, origin)] }),
      responses: { [answer.key]: { description: "Answered.", ...(content && { content }) } },
    },
  };
}

/** A Parameter Object, with what the document says of it and no more. */
export function parameterOf(parameter: Parameter): object {
  const { in: location, name, required, style, explode, allowReserved, mediaType, schema } = parameter;
  return {
    name,
    in: location,
    ...(required && { required }),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved && { allowReserved }),
    ...(mediaType === undefined ? { schema } : { content: { [mediaType]: { schema } } }),
  };
}
