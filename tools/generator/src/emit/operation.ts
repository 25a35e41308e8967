import type { Operation, Parameter, Provider, Response } from "../provider.js";
import { failures, isRepeatable, successes } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc, tags } from "./js-doc.js";
import { emitSecurity } from "./client.js";
import { clientNames, operationNames, resultType } from "./names.js";

/** `src/<operation>.ts`: the function, what it takes, what it returns and what it throws. */
export function emitOperation(provider: Provider, operation: Operation): GeneratedFile {
  const { operationId } = operation;
  const names = operationNames(operation);
  const { Client } = clientNames(provider);
  const result = resultType(operation);
  const body = [
    `${emitDescription(operation)}
export function ${operationId}(
  client: ${Client},
  parameters: ${names.Parameters}${takesNothing(operation) ? " = {}" : ""},
  options?: CallOptions,
): Promise<${result}> {
  return wire.send(client, operation, parameters, options);
}`,
    `${jsDoc(`What \`${operationId}\` takes, under the names on the wire.`)}
export interface ${names.Parameters} {
${operation.parameters.map((parameter) => emitParameter(operation, parameter)).join("\n")}
${emitRequestBody(operation)}
}`,
    emitResult(operation),
    `${emitErrorDescription(operation)}
export type ${names.Error} = ${emitErrorType(operation)};`,
    `${jsDoc(`Tells whether \`error\` is an HttpError of an operation named \`${operationId}\`; then \`error.status\` narrows \`error.body\`.`)}
export function ${names.isError}(error: unknown): error is ${names.Error} {
  return isHttpError(error, ${JSON.stringify(operationId)});
}`,
    `const operation: wire.Operation = ${emitDescriptor(operation)};`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
  const text = `${preamble(provider.specFile)}
${emitImports(provider, body)}

${body}
`;
  return { path: `src/${names.file}.ts`, text };
}

/** Imports exactly the names that the code uses outside of comments and strings. */
function emitImports(provider: Provider, code: string): string {
  const words = new Set(code.replace(/\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"/g, " ").match(/[A-Za-z_$][\w$]*/g));
  const used = (name: string): boolean => words.has(name);
  const statuses = ["ClientErrorStatus", "ServerErrorStatus", "RedirectionStatus", "InformationalStatus"];
  const types = ["CallOptions", "HttpError", ...statuses, "Status", "SuccessfulStatus"];
  const runtime = [...types.filter(used).map((name) => `type ${name}`), "isHttpError"];
  const schemas = [...provider.schemas.map(({ name }) => name), "operations"].filter(used);
  return [
    `import { ${runtime.join(", ")} } from ${JSON.stringify(provider.runtimeName)};`,
    `import * as wire from ${JSON.stringify(`${provider.runtimeName}/wire`)};`,
    `import type { ${clientNames(provider).Client} } from "./client.js";`,
    schemas.length > 0 ? `import type { ${schemas.join(", ")} } from "./schema.js";` : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function emitDescription(operation: Operation): string {
  const { summary, description, method, path, documentation, deprecated } = operation;
  const title = summary === "" ? "" : `${summary.replace(/\.$/, "")}.`;
  const returned = successes(operation).map((response) => `- ${response.status}: ${response.description}`);
  return jsDoc(
    title,
    description,
    `Sends \`${method} ${path}\` and returns the content of a success:`,
    returned.join("\n"),
    describeRepetition(operation),
    tags(
      `@throws {HttpError} for each other status: see {@link ${operationNames(operation).Error}}.`,
      "@throws {DecodeError} when a success has other content than the spec declares.",
      "@throws {NetworkError} when no complete response arrives.",
      "@throws {TimeoutError} when `timeout` or `deadline` runs out.",
      "@throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.",
      documentation === undefined ? undefined : `@see ${documentation}`,
      deprecated ? "@deprecated The provider has deprecated this operation." : undefined,
    ),
  );
}

/** What happens to a lost request: a caller in an incident has to know. */
function describeRepetition(operation: Operation): string {
  const { serverWait } = operation;
  const again = isRepeatable(operation)
    ? "Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is busy."
    : "The client sends it again only when the server says that it has not processed it.";
  if (serverWait === undefined) return again;
  return `${again} An attempt lasts at least as long as the \`${serverWait.property}\` of \`body\`, and 5 s more.`;
}

function emitParameter({ operationId }: Operation, parameter: Parameter): string {
  const { name, description, required, deprecated } = parameter;
  const key = JSON.stringify(name);
  const type = `operations[${JSON.stringify(operationId)}]["parameters"]["${parameter.in}"]`;
  const filledIn = parameter.default !== undefined && required;
  const note = filledIn ? `Default: \`${parameter.default}\`.` : "";
  const comment = jsDoc(`${description} ${note}`, tags(deprecated ? "@deprecated" : undefined));
  return required && !filledIn
    ? `${comment}\nreadonly ${key}: ${type}[${key}];`
    : `${comment}\nreadonly ${key}?: ${required ? type : `NonNullable<${type}>`}[${key}] | undefined;`;
}

function emitRequestBody({ operationId, requestBody }: Operation): string {
  if (requestBody === undefined) return "";
  const { schema, mediaType, required, description } = requestBody;
  const holder = `operations[${JSON.stringify(operationId)}]["requestBody"]`;
  const inline = `${required ? holder : `NonNullable<${holder}>`}["content"][${JSON.stringify(mediaType)}]`;
  return `${jsDoc(description)}\nreadonly body${required ? "" : "?"}: ${schema ?? inline}${required ? "" : " | undefined"};`;
}

/** A name for the content of successes that are not of a named schema. */
function emitResult(operation: Operation): string {
  const { operationId } = operation;
  const inline = successes(operation).filter(
    ({ mediaType, schema }) => mediaType !== undefined && schema === undefined,
  );
  if (inline.length === 0) return "";
  const types = inline.map((response) => emitContentType(operation, response));
  return `${jsDoc(`What \`${operationId}\` returns.`)}
export type ${operationNames(operation).Result} = ${types.join(" | ")};`;
}

function emitContentType({ operationId }: Operation, { status, mediaType, schema }: Response): string {
  if (mediaType === undefined) return "undefined";
  const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
  const holder = `operations[${JSON.stringify(operationId)}]["responses"][${key}]`;
  return schema ?? `${holder}["content"][${JSON.stringify(mediaType)}]`;
}

function emitErrorDescription(operation: Operation): string {
  const documented = failures(operation).map(({ status, description }) => `- ${status}: ${description}`);
  const rest = operation.responses.some(({ status }) => status === "default")
    ? undefined
    : "Each status that the spec does not declare is a member too, with an unknown body.";
  return jsDoc(
    `The HttpErrors of \`${operation.operationId}\`. \`status\` tells which it is, and narrows \`body\`.`,
    documented.join("\n"),
    rest,
  );
}

const RANGES: Readonly<Record<string, string>> = {
  "1XX": "InformationalStatus",
  "2XX": "SuccessfulStatus",
  "3XX": "RedirectionStatus",
  "4XX": "ClientErrorStatus",
  "5XX": "ServerErrorStatus",
};

/** One member for each response that is no success; a range less what is declared by itself; the rest last. */
function emitErrorType(operation: Operation): string {
  const statuses = operation.responses.map(({ status }) => status);
  const literals = statuses.filter((status) => /^\d+$/.test(status));
  const exclude = (whole: string, parts: readonly string[]): string => {
    return parts.length === 0 ? whole : `Exclude<${whole}, ${parts.join(" | ")}>`;
  };
  const members = failures(operation)
    .filter(({ status }) => status !== "default")
    .map((response) => {
      const range = RANGES[response.status];
      const inRange = literals.filter((status) => status[0] === response.status[0]);
      const type = range === undefined ? response.status : exclude(range, inRange);
      return `HttpError<${type}, ${emitContentType(operation, response)}>`;
    });
  const fallback = operation.responses.find(({ status }) => status === "default");
  const declared = statuses
    .filter((status) => status !== "default")
    .map((status) => RANGES[status] ?? status);
  const content = fallback === undefined ? "unknown" : emitContentType(operation, fallback);
  const rest = `HttpError<${exclude("Status", declared)}${content === "unknown" ? "" : `, ${content}`}>`;
  return [...members, rest].map((each) => `\n  | ${each}`).join("");
}

/** What the runtime has to know of the Operation. */
function emitDescriptor(operation: Operation): string {
  const { operationId, method, path, parameters, requestBody, responses } = operation;
  const { security, ownSecurity, serverWait } = operation;
  const mediaTypes = new Set(responses.flatMap(({ mediaType }) => mediaType ?? []));
  const values = parameters.map(({ name, in: location, required, default: value }) =>
    emitObject({
      name: JSON.stringify(name),
      in: `wire.${location}`,
      required: required ? "true" : undefined,
      default: required ? JSON.stringify(value) : undefined,
    }),
  );
  const body = requestBody && {
    name: JSON.stringify("body"),
    in: "wire.jsonBody",
    required: requestBody.required ? "true" : undefined,
  };
  return emitObject({
    operationId: JSON.stringify(operationId),
    method: JSON.stringify(method),
    path: JSON.stringify(path),
    parameters: `[${[...values, ...(body ? [emitObject(body)] : [])].join(", ")}]`,
    accept: mediaTypes.size > 0 ? JSON.stringify([...mediaTypes].join(", ")) : undefined,
    responses: emitObject(
      Object.fromEntries(
        responses.map(({ status, mediaType }) => [
          JSON.stringify(status),
          mediaType === undefined ? "{}" : emitObject({ [JSON.stringify(mediaType)]: "wire.decodeJson" }),
        ]),
      ),
    ),
    security: ownSecurity ? emitSecurity(security) : undefined,
    repeatable: isRepeatable(operation) ? "true" : undefined,
    timeout:
      serverWait && `wire.serverWait(${JSON.stringify(serverWait.property)}, ${String(serverWait.default)})`,
  });
}

/** An object literal of members that are code. */
function emitObject(members: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(members).filter(([, code]) => code !== undefined);
  return `{ ${entries.map(([key, code]) => `${key}: ${code}`).join(", ")} }`;
}

function takesNothing({ parameters, requestBody }: Operation): boolean {
  return parameters.every((each) => !each.required || each.default !== undefined) && !requestBody?.required;
}
