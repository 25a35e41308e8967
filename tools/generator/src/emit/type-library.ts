import { createRequire } from "node:module";
import type { GlobalContext } from "openapi-typescript";
import type { OpenApi } from "../document.js";
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
 * of TypeScript. What it loads is its own: others who ask for TypeScript get TypeScript.
 */
function load(): Library {
  const place = createRequire(require.resolve("openapi-typescript")).resolve("typescript");
  const known = require.cache[place];
  require.cache[place] = { exports: typeSyntax } as NodeJS.Module;
  try {
    return {
      transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
      scanDiscriminators: require("openapi-typescript/dist/lib/utils.cjs").scanDiscriminators,
    };
  } finally {
    if (known === undefined) delete require.cache[place];
    else require.cache[place] = known;
  }
}

const library = load();

/** What the types of a document need of openapi-typescript. */
export const transformSchema: Library["transformSchema"] = library.transformSchema;
export const scanDiscriminators: Library["scanDiscriminators"] = library.scanDiscriminators;
