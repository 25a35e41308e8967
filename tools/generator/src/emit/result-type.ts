import { type Operation, successes } from "../provider.js";

/** The type that an Operation resolves to: a schema's name where it has one, `undefined` without content. */
export function resultType(operation: Operation): string {
  const types = successes(operation).map(({ mediaType, schema }) => {
    if (mediaType === undefined) return "undefined";
    return schema ?? operation.names.Result;
  });
  return [...new Set(types)].join(" | ") || "undefined";
}

/** Whether the Operation's file declares a type for the content of its successes. */
export function hasOwnResult(operation: Operation): boolean {
  return successes(operation).some(
    ({ mediaType, schema }) => mediaType !== undefined && schema === undefined,
  );
}
