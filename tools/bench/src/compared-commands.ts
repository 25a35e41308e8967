import { createRequire } from "node:module";
import { join } from "node:path";

const generator = createRequire(import.meta.url).resolve("agent-stop-generator");

/** The program of `clientgen`. */
export const CLIENTGEN: string = join(generator, "../cli.js");

/** The command that others use, in the very version whose parts the generator uses. */
export const OPENAPI_TYPESCRIPT: string = createRequire(generator)
  .resolve("openapi-typescript/package.json")
  .replace("package.json", "bin/cli.js");
