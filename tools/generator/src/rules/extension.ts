import type { Oas3Rule } from "@redocly/openapi-core";

interface Extended {
  readonly "x-repeatable"?: unknown;
  readonly "x-server-wait"?: unknown;
}

interface Property {
  readonly type?: unknown;
  readonly default?: unknown;
}

/** `x-repeatable` and `x-server-wait` decide what the client does when no answer comes, so they must say it clearly. */
export const extension: Oas3Rule = () => ({
  Operation(operation, { report, location, resolve }) {
    const { "x-repeatable": repeatable, "x-server-wait": serverWait } = operation as Extended;
    if (repeatable !== undefined && typeof repeatable !== "boolean") {
      const message = `"x-repeatable" is ${JSON.stringify(repeatable)}. Write true if sending the request again is safe, else false.`;
      report({ message, location: location.child("x-repeatable") });
    }
    if (serverWait === undefined) return;
    const body = operation.requestBody && resolve<{ content?: object }>(operation.requestBody).node;
    const [content] = Object.values(body?.content ?? {}) as { schema?: { $ref: string } }[];
    const schema =
      content?.schema && resolve<{ properties?: Readonly<Record<string, Property>> }>(content.schema).node;
    const property = typeof serverWait === "string" ? schema?.properties?.[serverWait] : undefined;
    if (["integer", "number"].includes(String(property?.type)) && typeof property?.default === "number")
      return;
    report({
      message: `"x-server-wait" is ${JSON.stringify(serverWait)}. Name a property of the request body that is a number of ms and has a default.`,
      location: location.child("x-server-wait"),
    });
  },
});
