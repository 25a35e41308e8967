import type { Oas3Rule } from "@redocly/openapi-core";
import type { OpenApi } from "../document.js";
import { type NamedOperation, nameDocument } from "../naming/document-names.js";
import { isIdentifier } from "../naming/reserved-names.js";
import { pascalCase } from "../naming/words.js";

/**
 * An operation becomes a function of the name that the document gives it, unless that can't be a function's. Of an id
 * that another operation has, `duplicate-operation-id` has told.
 */
export const operationId: Oas3Rule = (options) => {
  let named: OperationsByObject = new Map();
  return {
    Root(root) {
      named = byObject(nameDocument(providerOf(options), root as unknown as OpenApi).operations);
    },
    Operation(operation, { report, location }) {
      for (const { id: ownId, operationId: id, names } of named.get(operation) ?? []) {
        if (id === names.function || (id !== "" && id !== ownId)) continue;
        const problem =
          id === ""
            ? "The operation has no operationId."
            : `Operation id ${JSON.stringify(id)} ${describe(id)}.`;
        const message = `${problem} The function is called \`${names.function}\`. Give it an id of its own: a camelCase verb phrase.`;
        report({ message, location: id === "" ? location : location.child("operationId") });
      }
    },
  };
};

/** Types have the names of their operation or schema, unless something else has them. */
export const exportName: Oas3Rule = (options) => {
  let named: OperationsByObject = new Map();
  return {
    Root(root, { report, location }) {
      const names = nameDocument(providerOf(options), root as unknown as OpenApi);
      named = byObject(names.operations);
      for (const [key, typeName] of names.schemas) {
        if (key === typeName) continue;
        const message = `Schema name ${JSON.stringify(key)} is ${isTypeName(key) ? "taken" : "no type name"}. The type is called \`${typeName}\`. Rename the schema, like \`GhostSession\`.`;
        report({ message, location: location.child(["components", "schemas", key]).key() });
      }
    },
    Operation(operation, { report, location }) {
      for (const { names } of named.get(operation) ?? []) {
        if (names.Parameters === `${pascalCase(names.function)}Parameters`) continue;
        const message = `The types of \`${names.function}\` would have the names of others. They are called \`${names.Parameters}\` and so on. Rename the operation.`;
        report({ message, location: location.child("operationId") });
      }
    },
  };
};

/** The operations of each Operation Object: several where paths share a path item. */
type OperationsByObject = ReadonlyMap<unknown, readonly NamedOperation[]>;

function byObject(operations: readonly NamedOperation[]): OperationsByObject {
  const map = new Map<unknown, NamedOperation[]>();
  for (const each of operations) map.set(each.operation, [...(map.get(each.operation) ?? []), each]);
  return map;
}

function describe(id: string): string {
  return isIdentifier(id) ? "is a name that the generated code uses" : "can't name a function";
}

function isTypeName(key: string): boolean {
  return /^[A-Z]\w*$/.test(key);
}

function providerOf(options: unknown): string {
  return String((options as { provider?: string }).provider);
}
