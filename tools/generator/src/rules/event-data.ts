import type { Oas3Rule } from "@redocly/openapi-core";
import { essence, typedSchema } from "../build/content.js";
import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";

/** Events are typed as they come: what their data holds, beyond that it is text, is for the caller to parse. */
export const eventData: Oas3Rule = () => {
  let document: OpenApi = {};
  return {
    Root(root) {
      document = root as unknown as OpenApi;
    },
    MediaType(mediaType, { report, location, key }) {
      if (essence(String(key)) !== "text/event-stream") return;
      const { itemSchema, schema } = mediaType as {
        readonly itemSchema?: unknown;
        readonly schema?: unknown;
      };
      const item = itemSchema ?? typedSchema("jsonLines", { schema });
      if (!hasContentSchema(document, item)) return;
      const message =
        "The data of these events is handed over as text: what its `contentSchema` says is not applied. Say in the description what to parse it as.";
      report({ message, location: location.child(itemSchema === undefined ? "schema" : "itemSchema") });
    },
  };
};

function hasContentSchema(document: OpenApi, value: unknown, depth = 0): boolean {
  const schema = resolve(document, value);
  const data = resolve(document, object(schema["properties"])["data"]);
  if (data["contentSchema"] !== undefined || data["contentMediaType"] !== undefined) return true;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  });
  return depth < 20 && parts.some((part) => hasContentSchema(document, part, depth + 1));
}
