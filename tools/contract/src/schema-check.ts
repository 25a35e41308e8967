import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import type { SpecNode } from "./spec-node.js";

/** What a value has that its schema does not allow; empty where it fits. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[];

export interface SchemaProblem {
  /** JSON pointer into the value; empty for the value itself. */
  readonly path: string;
  readonly found: unknown;
  readonly expected: string;
  /** The keyword of JSON Schema that failed. */
  readonly keyword: string;
}

/** Compiles schemas of one document, by their place in it, so that `$ref`s mean what they mean there. */
export type SchemaCompiler = (schema: SpecNode | undefined) => SchemaCheck;

export function createSchemaCompiler(root: SpecNode): SchemaCompiler {
  // The keywords of OpenAPI (`example`, `discriminator`, `x-…`) are unknown to ajv: not strict.
  const options = { strict: false, allErrors: true, verbose: true, logger: false } as const;
  // The schemas of OpenAPI 3.0 are those of an older draft (OpenAPI 3.0, section 4.7.24).
  const isOld = String(root.at("openapi")?.value).startsWith("3.0.");
  const ajv = isOld ? new draft04.default(options) : new Ajv2020(options);
  formats.default(ajv);
  ajv.addSchema(root.value as object, "spec");
  return (schema) => {
    if (schema === undefined) return () => [];
    try {
      const validate = ajv.compile({ $ref: `spec${uriFragment(schema.pointer)}` });
      return (value) => (validate(value) ? [] : (validate.errors ?? []).map(schemaProblem));
    } catch (error) {
      throw schema.error(`the schema can't be used: ${(error as Error).message}`);
    }
  };
}

/** "The body", problem: one sentence of what was found and one of what the spec says. */
export function problemSentence(subject: string, problem: SchemaProblem): string {
  const place = problem.path === "" ? subject : `${subject} at "${problem.path}"`;
  return `${place} is ${shortened(problem.found)}. The spec says: ${problem.expected}.`;
}

function schemaProblem(error: ErrorObject): SchemaProblem {
  return {
    path: error.instancePath,
    found: error.data,
    expected: expectation(error),
    keyword: error.keyword,
  };
}

function expectation({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "additionalProperties":
      return `must not have a property "${params["additionalProperty"]}"`;
    case "unevaluatedProperties":
      return `must not have a property "${params["unevaluatedProperty"]}"`;
    default:
      return message ?? keyword;
  }
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function uriFragment(pointer: string): string {
  return pointer
    .split("/")
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join("/");
}
