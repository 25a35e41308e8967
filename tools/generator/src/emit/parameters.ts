import type { MediaType, Operation, Parameter, RequestBody } from "../provider.js";
import { emitOperationType, emitSentType } from "./content-type.js";
import { documented, jsDoc, tags } from "./js-doc.js";

/** The type of what an Operation takes: one flat object, under the names on the wire. */
export function emitParameters(operation: Operation): string {
  const { names, parameters, requestBody } = operation;
  const title = jsDoc(
    `What \`${names.function}\` takes, under the names on the wire.`,
    describeKeys(parameters),
    requestBody && hasChoice(requestBody) ? describeChoice(requestBody) : undefined,
  );
  const own = parameters.map((parameter) => emitParameter(operation, parameter)).join("\n");
  const [body = "", ...others] = requestBody ? emitBodies(operation, requestBody) : [];
  if (others.length === 0) return `${title}\nexport interface ${names.Parameters} {\n${own}\n${body}\n}`;
  const bodies = [body, ...others].map((each) => `\n  | {\n${each}\n}`).join("");
  const type = own === "" ? bodies : `{\n${own}\n} & (${bodies})`;
  return `${title}\nexport type ${names.Parameters} = ${type};`;
}

function describeKeys(parameters: readonly Parameter[]): string | undefined {
  const renamed = parameters.filter(({ name, key }) => name !== key);
  if (renamed.length === 0) return undefined;
  const which = renamed.map((each) => `\`${JSON.stringify(each.key)}\``).join(", ");
  return `Something else has the name of ${which}, which says its location too.`;
}

function describeChoice(requestBody: RequestBody): string {
  const usual = usualMediaType(requestBody);
  const rest = usual === undefined ? "." : `; where it is left out, that is \`${usual}\`.`;
  return `\`"Content-Type"\` says what \`body\` is${rest}`;
}

/** Whether a parameter may be left out: then its default is sent. */
export function isFilledIn(parameter: Parameter): boolean {
  return parameter.required && parameter.default !== undefined;
}

function emitParameter(operation: Operation, parameter: Parameter): string {
  const { key, description, required, deprecated } = parameter;
  const note = isFilledIn(parameter) ? `Default: \`${showDefault(parameter)}\`.` : "";
  const comment = [`${description} ${note}`, tags(deprecated ? "@deprecated" : undefined)];
  const type = emitParameterType(operation, parameter);
  const isNeeded = required && !isFilledIn(parameter);
  return documented(
    comment,
    `readonly ${JSON.stringify(key)}${isNeeded ? `: ${type}` : `?: ${type} | undefined`};`,
  );
}

/** A default as text for prose. */
export function showDefault({ default: value }: Parameter): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function emitParameterType(operation: Operation, parameter: Parameter): string {
  if (parameter.isFixed) return JSON.stringify(parameter.default);
  // openapi-typescript knows no `querystring`; see `createSchemaDocument`.
  const location = parameter.in === "querystring" ? "query" : parameter.in;
  const holder = `${emitOperationType(operation, "parameters")}[${JSON.stringify(location)}]`;
  return `${parameter.required ? holder : `NonNullable<${holder}>`}[${JSON.stringify(parameter.name)}]`;
}

/** The members of the request body, once for each type that it can have: a caller chooses by the media type. */
function emitBodies(operation: Operation, requestBody: RequestBody): readonly string[] {
  const { content, description, required } = requestBody;
  if (!hasChoice(requestBody)) {
    const type = emitSentType(operation, content[0]);
    return [documented([description], `readonly body${required ? `: ${type}` : `?: ${type} | undefined`};`)];
  }
  const byType = new Map<string, MediaType[]>();
  for (const mediaType of content) {
    const type = emitSentType(operation, mediaType);
    byType.set(type, [...(byType.get(type) ?? []), mediaType]);
  }
  const usual = usualMediaType(requestBody);
  const bodies = [...byType].map(([type, mediaTypes]) => {
    const names = mediaTypes.map(({ name }) => emitMediaType(name)).join(" | ");
    const isUsual = mediaTypes.some(({ name }) => name === usual);
    const choice = isUsual ? `?: ${names} | undefined` : `: ${names}`;
    return documented([description], `readonly body: ${type};\nreadonly "Content-Type"${choice};`);
  });
  const none = `readonly body?: undefined;\nreadonly "Content-Type"?: undefined;`;
  return required ? bodies : [...bodies, none];
}

/** Whether the caller can, or has to, say the media type of the request body. */
export function hasChoice({ content }: RequestBody): boolean {
  return content.length > 1 || !isComplete(content[0]);
}

/** The media type that a request body with a choice has when the caller says none. */
export function usualMediaType({ content: [first], required }: RequestBody): string | undefined {
  return required && isComplete(first) ? first.name : undefined;
}

/** Whether it can be sent as it stands: no range, and nothing that needs a boundary of the caller's. */
function isComplete({ name, kind }: MediaType): boolean {
  return !name.includes("*") && (kind === "multipart" || !name.startsWith("multipart/"));
}

/** A media type as a type; of a range, all that are in it. */
function emitMediaType(name: string): string {
  if (name.includes("*")) return `\`${name.replaceAll("*", "${string}")}\``;
  const isMixed = name.startsWith("multipart/") && name !== "multipart/form-data";
  return isMixed ? `\`${name}; boundary=\${string}\`` : JSON.stringify(name);
}
