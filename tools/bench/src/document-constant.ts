import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

// A program of its own, as the generators of others are: `document-constant.js <document> <module>`.
const [source = "", module = ""] = process.argv.slice(2);
const document: unknown = parse(readFileSync(source, "utf8"));
writeFileSync(module, `export const document = ${JSON.stringify(document)} as const;\n`);
