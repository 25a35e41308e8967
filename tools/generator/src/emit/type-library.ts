import { createRequire } from "node:module";
import type * as Library from "openapi-typescript";
import type TypeScript from "typescript";

// As CommonJS: importing openapi-typescript takes four times as long, as Node then reads the whole of TypeScript for names
// to import, and it brings a second linter.
const require = createRequire(import.meta.url);
const transform = require("openapi-typescript/dist/transform/index.cjs") as typeof Library.transformSchema;
const typeScript = require("typescript") as typeof TypeScript;
const printing = require("openapi-typescript/dist/lib/ts.cjs") as typeof Library;
const reading = require("openapi-typescript/dist/lib/utils.cjs") as typeof Library;

/** What the types of a document need of openapi-typescript. */
export const transformSchema: typeof Library.transformSchema = transform;
export const astToString: typeof Library.astToString = printing.astToString;
export const scanDiscriminators: typeof Library.scanDiscriminators = reading.scanDiscriminators;

/** The compiler that openapi-typescript prints with. */
export const ts: typeof TypeScript = typeScript;
