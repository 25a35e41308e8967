import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import type { MediaType, RequestBody, ServerWait } from "../provider.js";
import { buildContent } from "./content.js";
import { list, type Source, text } from "./source.js";

/** The Request Body of an Operation; undefined where it has none, or none that anything can be sent as. */
export function buildRequestBody(source: Source, operation: OpenApi): RequestBody | undefined {
  const body = resolve(source.document, operation["requestBody"]);
  const [first, ...others] = sendable(buildContent(source, body));
  if (first === undefined) return undefined;
  return {
    required: body["required"] === true,
    description: text(body["description"]),
    content: [first, ...others],
  };
}

/** Whether it only says that anything goes, or anything with a suffix: `application/*`, `application/*+json`. */
const isOpen = ({ name }: MediaType): boolean => /^\*|^application\/\*|\*\+/.test(name);

/**
 * The media types that a caller can choose from. One that says nothing comes last, as none is sent unless the caller
 * names it; alone, it stands for the usual media type of its kind.
 */
function sendable(content: readonly MediaType[]): readonly MediaType[] {
  const open = content.filter(isOpen);
  const named = content.filter((each) => !isOpen(each));
  if (named.length > 0) return [...new Map([...named, ...open].map((each) => [each.name, each])).values()];
  return open.slice(0, 1).map((each) => ({ ...each, name: USUAL[each.kind] ?? "application/octet-stream" }));
}

const USUAL: Readonly<Partial<Record<MediaType["kind"], string>>> = {
  json: "application/json",
  text: "text/plain",
};

/** `x-server-wait` with the default of the property that it names. */
export function buildServerWait(document: OpenApi, operation: OpenApi): ServerWait | undefined {
  const property = operation["x-server-wait"];
  if (typeof property !== "string") return undefined;
  const [content] = list(Object.values(object(resolve(document, operation["requestBody"])["content"])));
  const schema = resolve(document, object(content)["schema"]);
  const { default: value } = resolve(document, object(schema["properties"])[property]);
  return { property, default: typeof value === "number" ? value : 0 };
}
