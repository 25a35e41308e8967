import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { type Finding, InputError } from "./finding.js";

/** A spec as it was read: its text, for places, and its value. */
export interface Document {
  /** The absolute path of the file. */
  readonly path: string;
  /** The path for messages, relative to the working directory. */
  readonly file: string;
  readonly source: string;
  readonly root: OpenApi;
}

/** An OpenAPI Object. What stands in it is checked by `lint`; until then nothing about it is known. */
export interface OpenApi {
  readonly [key: string]: unknown;
}

/**
 * Reads a spec.
 *
 * @throws InputError when there is no such file, or when it is not one YAML (or JSON) object.
 */
export async function readDocument(path: string): Promise<Document> {
  const file = relative(process.cwd(), path);
  const source = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${file}: can't be read (${error.code}).`);
  });
  const lines = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const findings = [...yaml.errors, ...yaml.warnings].map(({ pos, message }): Finding => {
    const { line, col } = lines.linePos(pos[0]);
    return { file, line, column: col, rule: "yaml", severity: "error", message };
  });
  if (findings.length > 0) throw new InputError("The spec is not valid YAML.", findings);
  const root: unknown = yaml.toJS({ maxAliasCount: 100 });
  if (typeof root !== "object" || root === null || Array.isArray(root)) {
    throw new InputError(`${file}: holds ${kind(root)}, where an OpenAPI document is an object.`);
  }
  return { path, file, source, root: root as OpenApi };
}

function kind(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
