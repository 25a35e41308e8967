import type {
  ContentKind,
  MediaType,
  Operation,
  Parameter,
  Provider,
  RequestBody,
  Response,
} from "../provider.js";
import { isRepeatable, successes } from "../provider.js";
import { emitSecurity } from "./security.js";
import { emitServer } from "./server.js";
import { emitObject } from "./object-literal.js";
import { hasChoice, usualMediaType } from "./parameters.js";

/** What the runtime has to know of an Operation, and the pieces of it that the Operation needs. */
export function emitDescriptor({ securitySchemes }: Provider, operation: Operation): string {
  const { operationId, method, pathTemplate, parameters, requestBody, responses } = operation;
  const { security, ownSecurity, server, serverWait } = operation;
  const mediaTypes = new Set(responses.flatMap(({ content }) => content.map(({ name }) => name)));
  const body = requestBody === undefined ? [] : emitBody(requestBody);
  return emitObject({
    operationId: JSON.stringify(operationId),
    method: JSON.stringify(method),
    path: JSON.stringify(pathTemplate),
    parameters: `[${[...parameters.map(emitParameter), ...body].join(", ")}]`,
    accept: mediaTypes.size > 0 ? JSON.stringify([...mediaTypes].join(", ")) : undefined,
    responses: emitResponses(responses),
    security: ownSecurity ? (emitSecurity(securitySchemes, security) ?? "wire.anonymous") : undefined,
    server: server && emitServer(server),
    repeatable: isRepeatable(operation) ? "true" : undefined,
    open: successes(operation).some(isStreamed) ? "wire.openStream" : undefined,
    limits:
      serverWait && `wire.serverWait(${JSON.stringify(serverWait.property)}, ${String(serverWait.default)})`,
  });
}

function emitParameter(parameter: Parameter): string {
  const { name, key, in: location, required, allowReserved, default: value } = parameter;
  const style = emitStyle(parameter);
  return emitObject({
    name: JSON.stringify(name),
    key: key === name ? undefined : JSON.stringify(key),
    in: `wire.${(style.style && STYLED.get(location)) ?? location}`,
    ...style,
    allowReserved: allowReserved ? "true" : undefined,
    required: required ? "true" : undefined,
    default: required ? JSON.stringify(value) : undefined,
  });
}

/** The Locations that need another one for a style. */
const STYLED: ReadonlyMap<string, string> = new Map([
  ["path", "styledPath"],
  ["header", "styledHeader"],
]);

type Styled = Pick<Parameter, "style" | "in" | "allowReserved">;
type StyledCode = Readonly<Record<"style" | "explode", string | undefined>>;

function emitStyle({ style, in: location, allowReserved }: Styled): StyledCode {
  // Without a style, reserved characters are encoded.
  const plain = ["path", "header"].includes(location) ? "wire.simple" : "wire.form";
  const usual = allowReserved ? plain : undefined;
  if (style === undefined) return { style: usual, explode: undefined };
  if (style.type === "style") {
    const name = style.name === "cookie" ? "verbatim" : style.name;
    // These explode where nothing is said.
    const isUsual = ["form", "cookie"].includes(style.name);
    return { style: `wire.${name}`, explode: style.explode || isUsual ? String(style.explode) : undefined };
  }
  const isForm = style.kind === "form" && location === "querystring";
  if (isForm) return { style: "wire.urlencoded", explode: undefined };
  return { style: style.kind === "text" ? usual : "wire.json", explode: undefined };
}

const BODIES: Readonly<Record<ContentKind, readonly [location: string, usual: string]>> = {
  json: ["jsonBody", "application/json"],
  form: ["formBody", "application/x-www-form-urlencoded"],
  multipart: ["multipartBody", "multipart/form-data"],
  text: ["textBody", "text/plain"],
  events: ["textBody", "text/plain"],
  jsonLines: ["jsonLinesBody", "application/jsonl"],
  jsonSequence: ["jsonSequenceBody", "application/json-seq"],
  binary: ["binaryBody", "application/octet-stream"],
};

function emitBody(requestBody: RequestBody): readonly string[] {
  const { content, required } = requestBody;
  const name = JSON.stringify("body");
  const need = required ? "true" : undefined;
  if (hasChoice(requestBody)) {
    const members = content.map((each) => [each.name, emitObject(emitWriter(each))]);
    const choice = emitObject({
      name: JSON.stringify("Content-Type"),
      in: "wire.contentType",
      default: JSON.stringify(usualMediaType(requestBody)),
    });
    const body = { name, in: "wire.body", content: emitObject(Object.fromEntries(members)), required: need };
    return [choice, emitObject(body)];
  }
  const [{ name: mediaType, kind }] = content;
  const isUsual = BODIES[kind][1] === mediaType;
  return [
    emitObject({
      name,
      ...emitWriter(content[0]),
      mediaType: isUsual ? undefined : JSON.stringify(mediaType),
      required: need,
    }),
  ];
}

function emitWriter({ kind, encodings }: MediaType): Readonly<Record<string, string | undefined>> {
  const members = encodings.map(({ property, contentType, style, allowReserved }) => {
    const code = {
      ...(style && emitStyle({ style, in: "query", allowReserved })),
      allowReserved: allowReserved ? "true" : undefined,
      contentType: JSON.stringify(contentType),
    };
    return [property, emitObject(code)];
  });
  return {
    in: `wire.${BODIES[kind][0]}`,
    encoding: members.length > 0 ? emitObject(Object.fromEntries(members)) : undefined,
  };
}

function emitResponses(responses: readonly Response[]): string {
  const members = Object.fromEntries(responses.map((response) => [response.status, emitDecoders(response)]));
  const isRanged = responses.some(({ status }) => status.endsWith("XX"));
  return isRanged ? `wire.ranged(${emitObject(members)})` : emitObject(members);
}

/** Successes are streamed where they can be; of an error, everything is read. */
function emitDecoders({ status, content }: Response): string {
  const decoders = status.startsWith("2") ? SUCCESS_DECODERS : ERROR_DECODERS;
  const members = content.map(({ name, kind }) => [name, `wire.${decoders[kind] ?? "decodeText"}`]);
  const code = emitObject(Object.fromEntries(members));
  return content.every(({ name }) => isPlain(name)) ? code : `wire.mediaRanges(${code})`;
}

/** Whether an answer can be of just this media type: the runtime reads all JSON the same. */
function isPlain(mediaType: string): boolean {
  return !/\*|\+json$/.test(mediaType);
}

type Decoders = Readonly<Partial<Record<ContentKind, string>>>;

const ERROR_DECODERS: Decoders = { json: "decodeJson", binary: "decodeBinary" };

const SUCCESS_DECODERS: Decoders = {
  json: "decodeJson",
  binary: "decodeBinaryStream",
  events: "decodeEvents",
  jsonLines: "decodeJsonLines",
  jsonSequence: "decodeJsonSequence",
};

function isStreamed({ content }: Response): boolean {
  return content.some(({ kind }) => ["binary", "events", "jsonLines", "jsonSequence"].includes(kind));
}
