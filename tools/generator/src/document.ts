import { relative } from "node:path";
import { type Finding, InputError } from "./finding.js";
import { bundle } from "./load/bundle.js";
import { normalize } from "./load/normal-form.js";
import type { Key } from "./load/parsed-text.js";
import { decode, type Location, parseSource, readBytes, type SourceFile } from "./load/source-file.js";
import type { RuleName } from "./rule-table.js";

/** A spec as it was read: in one piece, in its normal form, with the places of what stands in it. */
export interface Document {
  /** The absolute path of the file. */
  readonly path: string;
  /** The path for messages, relative to the working directory. */
  readonly file: string;
  readonly root: OpenApi;
  /** What was wrong, and was mended on the way to the normal form: warnings. */
  readonly repairs: readonly Finding[];
  /** The place of the value that the keys lead to, or of its key, in the file that it is from. */
  readonly locate: (keys: readonly Key[], onKey?: boolean) => Location;
}

/**
 * An OpenAPI Object in its normal form: OpenAPI 3.1 or 3.2, in one piece, each `$ref` naming a component. What else
 * stands in it is checked by `lint`; until then nothing about it is known.
 */
export interface OpenApi {
  readonly [key: string]: unknown;
}

/**
 * Reads a spec, and the files in its folder that it refers to.
 *
 * @throws InputError when there is no such file, or when it can't be brought into the normal form.
 */
export async function readDocument(path: string): Promise<Document> {
  const file = relative(process.cwd(), path);
  return parseDocument(path, file, decode(readBytes(path, file), file));
}

/**
 * Parses a spec; `file` is its path for messages.
 *
 * @throws InputError when it is no OpenAPI document, or when it can't be brought into the normal form.
 */
export function parseDocument(path: string, file: string, text: string): Document {
  const source = parseSource(path, file, text.replace(/^\uFEFF/, ""));
  checkKind(source);
  const { root, repairs, locate } = normalize(bundle(source));
  return { path, file, root, repairs, locate };
}

/**
 * Refuses what is no OpenAPI document of a version that is known here.
 *
 * @throws InputError that names what it is.
 */
export function checkKind({ value, locate }: SourceFile): void {
  const refuse = (rule: RuleName, message: string): never => {
    const finding: Finding = { ...locate([]), rule, severity: "error", message };
    throw new InputError("The spec is no OpenAPI document.", [finding]);
  };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse(
      "yaml",
      `This is ${describe(value)}, where an OpenAPI document is an object. Start with \`openapi: 3.1.0\`.`,
    );
  }
  const root = value as OpenApi;
  const version = root["openapi"];
  if (typeof version === "string" && /^3\.[012]\.\d+$/.test(version)) return;
  const found = ["swagger", "asyncapi"].find((key) => key in root);
  const message =
    found === undefined
      ? `"openapi" is ${JSON.stringify(version) ?? "missing"}.`
      : `This is ${found === "swagger" ? "Swagger" : "AsyncAPI"} ${String(root[found])}.`;
  refuse("openapi-version", `${message} Convert the document to OpenAPI 3.1 and write \`openapi: 3.1.0\`.`);
}

function describe(value: unknown): string {
  if (value === null) return "nothing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
