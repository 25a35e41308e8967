import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument } from "yaml";
import { readSecuritySchemes, type SecurityScheme } from "./security-scheme.js";
import { readOperations, type Operation } from "./operation.js";
import { readBasePath } from "./server.js";
import { SpecNode } from "./spec-node.js";

/** What a server has to know of an OpenAPI document. Everything in it has been read and compiled: nothing fails later. */
export interface Spec {
  /** The path of the first server, its variables at their defaults, without a trailing slash: `/v1`, or empty. */
  readonly basePath: string;
  readonly operations: readonly Operation[];
  /** Each declared scheme, used by an operation or not. */
  readonly securitySchemes: readonly SecurityScheme[];
}

/** Reads a spec. Rejects with file, place and reason where it is not YAML, not OpenAPI 3, or says what can't be checked. */
export async function readSpec(specFile: string | URL): Promise<Spec> {
  const file = typeof specFile === "string" ? specFile : fileURLToPath(specFile);
  const root = SpecNode.root(file, parseYaml(file, await readFile(file, "utf8")));
  const version = root.at("openapi")?.value;
  if (typeof version !== "string" || !/^3\.[012]\./.test(version)) {
    throw root.error(`"openapi" is ${JSON.stringify(version) ?? "missing"}, expected "3.0.0" or later`);
  }
  const basePath = readBasePath(root.get("servers")?.get("0"));
  const securitySchemes = readSecuritySchemes(root);
  return { basePath, securitySchemes, operations: readOperations(root, basePath, securitySchemes) };
}

function parseYaml(file: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw new Error(`${file}:${line}:${col} This is not valid YAML: ${problem.message}.`);
  }
  try {
    return document.toJS();
  } catch (error) {
    throw new Error(`${file} This is not valid YAML: ${(error as Error).message}.`, { cause: error });
  }
}
