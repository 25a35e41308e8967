import { isCovered, isJson } from "./media-type.js";
import { problemSentence, type SchemaCheck, type SchemaCompiler } from "./schema-check.js";
import type { SpecNode } from "./spec-node.js";

/** A Response Object under its key: a status, a range such as `4XX`, or `default`. */
export interface DocumentedResponse {
  readonly key: string;
  /** False where the response has no body. It has no examples then either. */
  readonly hasContent: boolean;
  readonly content: readonly ResponseContent[];
  readonly examples: readonly Example[];
  /** The declared headers that have an example, with it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A Media Type Object under its key: a media type, or a range of them. */
export interface ResponseContent {
  readonly mediaType: string;
  readonly check: SchemaCheck;
}

/** An Example Object, ready to be sent. */
export interface Example {
  /** Its key in `examples`; `example` where the spec has only that one. */
  readonly name: string;
  readonly mediaType: string;
  readonly body: string;
}

/** Reads a response, and throws where one of its examples does not fit its schema. */
export function readResponse(key: string, node: SpecNode, compile: SchemaCompiler): DocumentedResponse {
  if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(key)) {
    throw node.error(`"${key}" is no status, no range such as "4XX", and not "default"`);
  }
  const content = node.get("content")?.entries() ?? [];
  const headers = (node.get("headers")?.entries() ?? []).flatMap(([name, header]) => {
    const [example] = exampleValues(header, compile);
    // The media type says what the Content-Type is; OpenAPI has such a header ignored.
    if (example === undefined || name.toLowerCase() === "content-type") return [];
    return [[name.toLowerCase(), headerText(example.node.value)] as const];
  });
  return {
    key,
    hasContent: content.length > 0,
    content: content.map(([mediaType, member]) => ({ mediaType, check: compile(member.at("schema")) })),
    examples: content.flatMap(([mediaType, member]) =>
      exampleValues(member, compile).flatMap(({ name, node: { value } }) => {
        const answer = sendable(mediaType, value);
        return answer === undefined ? [] : [{ name, ...answer }];
      }),
    ),
    headers: Object.fromEntries(headers),
  };
}

/** The examples of a media type or a header, each checked against the schema beside it. */
function exampleValues(
  owner: SpecNode,
  compile: SchemaCompiler,
): readonly { readonly name: string; readonly node: SpecNode }[] {
  const single = owner.at("example");
  const named = (owner.get("examples")?.entries() ?? []).map(([name, node]) => {
    const value = node.at("value");
    if (value === undefined) throw node.error(`the example "${name}" has no "value"`);
    return { name, node: value };
  });
  const examples = single === undefined ? named : [{ name: "example", node: single }, ...named];
  const check = compile(owner.at("schema"));
  for (const { node } of examples) {
    const problems = check(node.value).map((problem) => problemSentence("the example", problem).slice(0, -1));
    if (problems.length > 0) throw node.error(problems.join("; "));
  }
  return examples;
}

/** What an example is sent as; undefined where it only shows what content of another kind says. */
function sendable(mediaType: string, value: unknown): Omit<Example, "name"> | undefined {
  const usual = ["application/json", "text/plain"].find((type) => isCovered(type, mediaType));
  const type = mediaType.includes("*") ? usual : mediaType;
  if (type === undefined || (!isJson(type) && typeof value !== "string")) return undefined;
  return { mediaType: type, body: isJson(type) ? JSON.stringify(value) : String(value) };
}

function headerText(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : String(value);
}
