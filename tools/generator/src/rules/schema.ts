import type { Oas3Rule } from "@redocly/openapi-core";
import { kebabCase, pascalCase } from "../identifier.js";

/** Members of an enum are values of the schema's type. Some publishers wrap each in an object: `- value: stopped`. */
export const enumMember: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    const types: readonly unknown[] = [schema.type ?? []].flat();
    for (const [index, member] of list(schema.enum).entries()) {
      const place = { location: location.child(["enum", index]) };
      if (types.length === 0 || types.some((type) => isOfType(member, type))) continue;
      const found = `Enum member ${JSON.stringify(member)} is not of type ${types.join(" or ")}.`;
      const inner = unwrap(member);
      const advice =
        inner === undefined
          ? "Write a value of that type, or change the type."
          : `Write \`- ${inner}\` instead of \`- value: ${inner}\`.`;
      report({ message: `${found} ${advice}`, ...place });
    }
  },
});

function unwrap(member: unknown): string | undefined {
  if (typeof member !== "object" || member === null) return undefined;
  const { value } = member as { value?: unknown };
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** References stay inside the document's own components: nothing else is read, and nothing is fetched. */
export const reference: Oas3Rule = () => ({
  ref(node, { report, location }) {
    if (/^#\/components\/\w+\/[\w.~-]+$/.test(node.$ref)) return;
    report({
      message: `Reference ${JSON.stringify(node.$ref)} leaves the components of this document. Move what it names to \`#/components\`.`,
      location: location.child("$ref"),
    });
  },
});

/** Schemas and operations become exports of one package: their names must be type names and differ. */
export const exportName: Oas3Rule = () => {
  const operations = new Map<string, string>();
  const files = new Set(["client", "contract", "index", "mock", "schema", "stop"]);
  return {
    Operation(operation, { report, location }) {
      const id = operation.operationId ?? "";
      const file = kebabCase(id);
      if (files.has(file)) {
        const message = `Operation ${JSON.stringify(id)} would become the file "${file}.ts", which is taken. Rename it.`;
        report({ message, location: location.child("operationId") });
      }
      files.add(file);
      for (const suffix of ["Parameters", "Result", "Error"]) operations.set(pascalCase(id) + suffix, id);
    },
    Root: {
      leave(root, { report, location }) {
        const seen = new Set([
          "Client",
          "ClientOptions",
          "CallOptions",
          "HttpError",
          "DecodeError",
          "NetworkError",
        ]);
        for (const name of ["CallError", "UsageError", "Operation", "Promise", "Status"]) seen.add(name);
        for (const name of Object.keys(root.components?.schemas ?? {})) {
          const place = { location: location.child(["components", "schemas", name]).key() };
          const quoted = JSON.stringify(name);
          if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
            report({
              message: `Schema name ${quoted} is no type name. Name it like \`GhostSession\`.`,
              ...place,
            });
          } else if (seen.has(name) || operations.has(name)) {
            const owner = operations.get(name) ?? "the runtime";
            report({
              message: `Schema name ${quoted} is also a type of ${owner}. Rename the schema.`,
              ...place,
            });
          }
        }
      },
    },
  };
};

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
