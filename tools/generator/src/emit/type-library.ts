import { createRequire } from "node:module";
import type * as Library from "openapi-typescript";

// As CommonJS: importing openapi-typescript takes four times as long, as Node then reads the whole of TypeScript for names
// to import, and it brings a second linter.
const require = createRequire(import.meta.url);
const transform = require("openapi-typescript/dist/transform/index.cjs") as typeof Library.transformSchema;
const printing = require("openapi-typescript/dist/lib/ts.cjs") as typeof Library;
const reading = require("openapi-typescript/dist/lib/utils.cjs") as typeof Library;

/** What the types of a document need of openapi-typescript. */
export const transformSchema: typeof Library.transformSchema = transform;
export const astToString: typeof Library.astToString = printing.astToString;
export const resolveRef: typeof Library.resolveRef = reading.resolveRef;
export const scanDiscriminators: typeof Library.scanDiscriminators = reading.scanDiscriminators;
