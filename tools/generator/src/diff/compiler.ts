import { createRequire } from "node:module";
import type TypeScript from "typescript";

// As CommonJS: of a module, Node would read the whole of TypeScript for names to import.
const require = createRequire(import.meta.url);

/** The compiler that is given the code of consumers, and that reads what packages hold. */
export const ts: typeof TypeScript = require("typescript") as typeof TypeScript;
