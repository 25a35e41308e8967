import { readCodeFile, readTypeFile } from "./code-grammar.js";
import { Tokens, UnexpectedCode } from "./code-tokens.js";
import type { GeneratedFile } from "./generated-file.js";

/**
 * Reads the sources of a package once more, by a grammar of what emitters write, and refuses all else: a text of the
 * spec would have become code. `src/schema.ts` holds nothing but types, the others nothing but imports, exports,
 * declarations and calls of the runtime. The grammar is a small part of TypeScript's: whatever it takes, a compiler
 * takes for the same.
 *
 * @throws Error that names the file and the code; it is a fault of the generator.
 */
export function checkCode(files: readonly GeneratedFile[]): void {
  for (const file of files) if (file.path.startsWith("src/")) checkFile(file);
}

function checkFile({ path, text }: GeneratedFile): void {
  try {
    const tokens = new Tokens(text);
    if (path === "src/schema.ts") readTypeFile(tokens, TYPE_NAMES);
    else readCodeFile(tokens);
  } catch (error) {
    if (!(error instanceof UnexpectedCode)) throw error;
    const line = text.slice(0, error.offset).split("\n").length;
    const code = JSON.stringify(text.slice(error.offset, error.offset + 60));
    const message = `${path}:${line} would hold code that is not expected there: ${code}.`;
    throw new Error(message, { cause: error });
  }
}

/** The types that the types of a document may be made of, by name: those of the file itself, and TypeScript's. */
const TYPE_NAMES =
  /^(?:\$defs|any|ArrayBuffer|ArrayBufferView|Blob|boolean|components|false|K|never|null|number|Omit|operations|P|paths|Record|string|T|true|undefined|unknown|WithRequired|webhooks)$/;
