import { type MediaType, type Operation, type Response, successes } from "../provider.js";
import { emitSuccessType } from "./content-type.js";

/** The type that an Operation resolves to: names where there are some, `undefined` without content. */
export function resultType(operation: Operation): string {
  const types = contents(operation).map(([response, mediaType]) => {
    if (mediaType === undefined) return "undefined";
    return isInline(mediaType) ? operation.names.Result : emitSuccessType(operation, response, mediaType);
  });
  return [...new Set(types)].join(" | ") || "undefined";
}

/** Whether the Operation's file declares a type for the content of its successes. */
export function hasOwnResult(operation: Operation): boolean {
  return inlineTypes(operation).length > 0;
}

/** The types of the content of successes that have no name of their own. */
export function inlineTypes(operation: Operation): readonly string[] {
  return contents(operation).flatMap(([response, mediaType]) => {
    return mediaType !== undefined && isInline(mediaType)
      ? [emitSuccessType(operation, response, mediaType)]
      : [];
  });
}

function contents(operation: Operation): readonly (readonly [Response, MediaType | undefined])[] {
  return successes(operation).flatMap((response) => {
    const { content } = response;
    return (content.length === 0 ? [undefined] : content).map((each) => [response, each] as const);
  });
}

/** Whether it is typed by a schema that stands right there. */
function isInline({ kind, schema }: MediaType): boolean {
  return schema === undefined && ["json", "jsonLines", "jsonSequence"].includes(kind);
}
