import { createRequire } from "node:module";
import type { GlobalContext } from "openapi-typescript";
import type { OpenApi } from "../document.js";
import { libraryPointer } from "./library-pointer.js";
import { type Statement, type TypeNode, typeSyntax } from "./type-syntax.js";

// As CommonJS: as a module, openapi-typescript brings a second linter.
const require = createRequire(import.meta.url);

/** What goes on while openapi-typescript makes the types of one document. */
export type Context = Omit<GlobalContext, "injectFooter" | "resolve" | "transform"> & {
  /** The statements that the types need beside them. */
  readonly injectFooter: Statement[];
  readonly resolve: (reference: string) => OpenApi;
  /** Another type for a schema, if it is to have one. */
  readonly transform: (schema: unknown) => TypeNode | undefined;
};

interface Library {
  readonly transformSchema: (document: OpenApi, context: Context) => readonly Statement[];
  readonly scanDiscriminators: (
    document: OpenApi,
    options: { readonly silent: boolean },
  ) => Context["discriminators"];
}

/**
 * Loads the parts of openapi-typescript that make types of a document in memory, with our syntax of types in the place
 * of TypeScript, and our pointers in that of a second linter. What it loads is its own: others who ask for TypeScript
 * get TypeScript.
 */
function load(): Library {
  const { resolve } = createRequire(require.resolve("openapi-typescript"));
  const ours = { typescript: typeSyntax, "@redocly/openapi-core/lib/ref-utils.js": libraryPointer };
  const places = Object.entries(ours).map(([name, exports]) => {
    const path = resolve(name);
    const known = require.cache[path];
    require.cache[path] = { exports } as NodeJS.Module;
    return { path, known };
  });
  try {
    return {
      transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
      scanDiscriminators: require("openapi-typescript/dist/lib/utils.cjs").scanDiscriminators,
    };
  } finally {
    for (const { path, known } of places) {
      if (known === undefined) delete require.cache[path];
      else require.cache[path] = known;
    }
  }
}

const library = load();

/** What the types of a document need of openapi-typescript. */
export const transformSchema: Library["transformSchema"] = library.transformSchema;
export const scanDiscriminators: Library["scanDiscriminators"] = library.scanDiscriminators;
