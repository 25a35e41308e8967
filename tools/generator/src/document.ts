import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseDocument as parseYaml,
  type Document as Yaml,
} from "yaml";
import { type Finding, InputError } from "./finding.js";

/** A spec as it was read: its text, for places, and its value. */
export interface Document {
  /** The absolute path of the file. */
  readonly path: string;
  /** The path for messages, relative to the working directory. */
  readonly file: string;
  readonly source: string;
  readonly root: OpenApi;
  /** A finding of an error at the value that the keys lead to. */
  readonly createFinding: (keys: readonly (string | number)[], rule: string, message: string) => Finding;
}

/** An OpenAPI Object. What stands in it is checked by `lint`; until then nothing about it is known. */
export interface OpenApi {
  readonly [key: string]: unknown;
}

/** More uses of aliases than this are an attempt to unfold a small file into a large one. */
const MAX_ALIASES = 100;

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
  return parseDocument(path, file, source);
}

/**
 * Parses a spec; `file` is its path for messages.
 *
 * @throws InputError when it is not one YAML (or JSON) object.
 */
export function parseDocument(path: string, file: string, source: string): Document {
  const lines = new LineCounter();
  const yaml = parseYaml(source, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const createFinding = (offset: number, rule: string, message: string): Finding => {
    const { line, col: column } = lines.linePos(offset);
    return { file, line, column, rule, severity: "error", message };
  };
  const problems = [...yaml.errors, ...yaml.warnings];
  if (problems.length > 0) {
    const findings = problems.map(({ pos, message }) => createFinding(pos[0], "yaml", message));
    throw new InputError("The spec is not valid YAML.", findings);
  }
  const root = readValue(yaml);
  if (typeof root !== "object" || root === null || Array.isArray(root)) {
    const message =
      root === undefined
        ? "Aliases (`*name`) repeat too much, or hold themselves. Write out what they stand for."
        : `This is ${kind(root)}, where an OpenAPI document is an object. Start with \`openapi: 3.1.0\`.`;
    throw new InputError("The spec is no OpenAPI document.", [createFinding(0, "yaml", message)]);
  }
  return {
    path,
    file,
    source,
    root: root as OpenApi,
    createFinding: (keys, rule, message) => createFinding(findOffset(yaml, keys), rule, message),
  };
}

/** The value of the document; undefined where aliases make it endless, or far larger than its text. */
function readValue(yaml: Yaml): unknown {
  try {
    const value: unknown = yaml.toJS({ maxAliasCount: MAX_ALIASES });
    JSON.stringify(value);
    return value ?? null;
  } catch {
    return undefined;
  }
}

/** Where the value that the keys lead to starts, or the last one on the way that is written out. */
function findOffset(yaml: Yaml, keys: readonly (string | number)[]): number {
  for (let length = keys.length; length > 0; length -= 1) {
    const node = yaml.getIn(keys.slice(0, length), true);
    if ((isScalar(node) || isMap(node) || isAlias(node)) && node.range) return node.range[0];
  }
  return 0;
}

function kind(value: unknown): string {
  if (value === null) return "nothing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
