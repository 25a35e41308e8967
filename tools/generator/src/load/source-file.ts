import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { type Finding, InputError } from "../finding.js";
import { parseJson } from "./json-text.js";
import { LIMITS } from "./limits.js";
import { type Key, type ParsedText, TextError } from "./parsed-text.js";
import { parsePlainYaml } from "./plain-yaml.js";
import { findExcess } from "./shape.js";
import { parseYaml } from "./yaml-text.js";

/** One file of a document: what it holds, and where. */
export interface SourceFile {
  /** The absolute path. */
  readonly path: string;
  /** The path for messages, relative to the working directory. */
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Where the value that the keys lead to starts, or its key. */
  readonly locate: (keys: readonly Key[], onKey?: boolean) => Location;
}

/** A place in a file; line and column count from 1. */
export type Location = Pick<Finding, "file" | "line" | "column">;

/** The bytes of a regular file. Whoever opens a pipe would wait for ever. */
export function readBytes(path: string, file: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new InputError(`${file}: is no file.`);
    if (status.size > LIMITS.bytes) throw refuseSize(file);
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: can't be read (${(error as NodeJS.ErrnoException).code}).`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function refuseSize(file: string): InputError {
  const message = `The file is larger than ${LIMITS.bytes / 1024 / 1024} MiB. Split the document, or leave out what you don't use.`;
  return new InputError(message, [{ file, line: 1, column: 1, rule: "limit", severity: "error", message }]);
}

/**
 * Decodes a file, which has to be UTF-8.
 *
 * @throws InputError with the place of what is not.
 */
export function decode(bytes: Uint8Array, file: string): string {
  const refuse = (message: string, location = { line: 1, column: 1 }): never => {
    const finding: Finding = { file, ...location, rule: "encoding", severity: "error", message };
    throw new InputError("The spec is not UTF-8.", [finding]);
  };
  const [first, second] = bytes;
  const isWide =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
  if (isWide) refuse("This is UTF-16 or UTF-32. Save the file as UTF-8.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    return refuse(
      "This is not UTF-8 from here on. Save the file as UTF-8.",
      positionOf(text, text.indexOf("\uFFFD")),
    );
  }
}

/**
 * Parses a file.
 *
 * @throws InputError when it is neither JSON nor YAML that is plain data.
 */
export function parseSource(path: string, file: string, text: string): SourceFile {
  const refuse = (findings: readonly Omit<Finding, "file" | "severity">[]): never => {
    throw new InputError(
      "The spec can't be read.",
      findings.map((finding) => ({ file, severity: "error", ...finding })),
    );
  };
  if (text.length > LIMITS.bytes) throw refuseSize(file);
  if (/^\s*</.test(text)) {
    const message = "This is a page of HTML or XML. Save the OpenAPI document that the page shows.";
    refuse([{ line: 1, column: 1, rule: "openapi-version", message }]);
  }
  let parsed: ParsedText;
  try {
    parsed = parseJson(text) ?? parsePlainYaml(text) ?? parseYaml(text);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return refuse(
      error.problems.map(({ offset, rule, message }) => ({ ...positionOf(text, offset), rule, message })),
    );
  }
  const excess = findExcess(parsed.value);
  if (excess !== undefined) {
    const place = positionOf(text, parsed.findOffset(excess.keys, false));
    refuse([{ ...place, rule: "limit", message: excess.message }]);
  }
  let lines: readonly number[] | undefined;
  return {
    path,
    file,
    text,
    // Whoever looks at each object once has to see it in each of its places.
    value: parsed.isShared ? (JSON.parse(JSON.stringify(parsed.value)) as unknown) : parsed.value,
    locate: (keys, onKey = false) => {
      lines ??= findLines(text);
      return { file, ...positionOf(text, parsed.findOffset(keys, onKey), lines) };
    },
  };
}

/** The offsets at which lines start. */
export function findLines(text: string): readonly number[] {
  const lines = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.push(end + 1);
  return lines;
}

/** Line and column of an offset. */
export function positionOf(
  text: string,
  offset: number,
  lines: readonly number[] = findLines(text),
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return { line: low, column: offset - lines[low - 1]! + 1 };
}
