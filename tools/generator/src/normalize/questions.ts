import type { Key } from "../load/parsed-text.js";
import { copyObject, isObject, type Visit } from "../load/specification.js";
import { listOperations } from "./operations.js";
import type { PageFacts } from "./page-facts.js";
import type { Members } from "./rule.js";

/** Something that only a person can tell, and where it would stand. */
export interface Question {
  readonly keys: readonly Key[];
  readonly message: string;
}

/** What a document leaves open. */
export function findQuestions(root: Members, facts: readonly PageFacts[]): readonly Question[] {
  return [
    ...askForName(root),
    ...askForServer(root),
    ...askForSecurity(root),
    ...listOperations(root).flatMap(({ path, method, value }) => {
      return askForAnswers(value, ["paths", path, method], facts);
    }),
    ...askForTargets(root),
    ...askForLostText(root),
  ];
}

function askForName(root: Members): readonly Question[] {
  const { title } = Object(root["info"]) as Members;
  if (typeof title !== "string") return [];
  const isOperation = listOperations(root).some(({ value }) => value["summary"] === title);
  if (!isOperation && !/^[A-Z]+ \//.test(title)) return [];
  const message = `What is the API called? ${JSON.stringify(title)} is the title of an operation.`;
  return [{ keys: ["info", "title"], message }];
}

function askForServer({ servers }: Members): readonly Question[] {
  if (Array.isArray(servers) && servers.length > 0) return [];
  return [{ keys: ["servers"], message: "Where are requests sent to? No server is declared." }];
}

function askForSecurity(root: Members): readonly Question[] {
  const schemes = Object(Object(root["components"])["securitySchemes"]) as Members;
  const isSaid = "security" in root || listOperations(root).some(({ value }) => "security" in value);
  if (isSaid || Object.keys(schemes).length > 0) return [];
  const message = "Does the API ask for a credential? None is declared. If not, write `security: []`.";
  return [{ keys: ["security"], message }];
}

function askForAnswers(
  operation: Members,
  keys: readonly Key[],
  facts: readonly PageFacts[],
): readonly Question[] {
  const questions: Question[] = [];
  const statuses = Object.keys(Object(operation["responses"]) as Members);
  if (!statuses.some((status) => /^[45]|^default$/.test(status))) {
    questions.push({
      keys: [...keys, "responses"],
      message: "How does it fail? No response describes an error.",
    });
  }
  if (facts.length === 1 && facts[0]!.sendsEmptyObject && !("requestBody" in operation)) {
    const message =
      "Does it take a body? The samples send `{}`, as some tools write for any operation without one; the document has none.";
    questions.push({ keys, message });
  }
  return questions;
}

/** References to places in the document where nothing is. */
function askForTargets(root: Members): readonly Question[] {
  const questions: Question[] = [];
  const visit: Visit = (kind, value, keys) => {
    if (!isObject(value)) return value;
    const { $ref: reference } = value;
    if (typeof reference === "string" && reference.startsWith("#") && lookUp(root, reference) === undefined) {
      const message = `What was ${JSON.stringify(reference)}? Nothing is there. Write what it names, or leave the reference out.`;
      questions.push({ keys: [...keys, "$ref"], message });
    }
    return copyObject(kind, value, keys as Key[], visit);
  };
  copyObject("OpenApi", root, [], visit);
  return questions;
}

/** What the pointer of a reference leads to. */
export function lookUp(root: unknown, reference: string): unknown {
  const path = reference.replace(/^#\/?/, "");
  if (path === "") return root;
  return path.split("/").reduce<unknown>((holder, key) => {
    const name = decode(key).replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof holder === "object" && holder !== null && Object.hasOwn(holder, name)
      ? (holder as Members)[name]
      : undefined;
  }, root);
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Texts with a hole: whoever copied a page as HTML lost what stood between `<` and `>`. */
function askForLostText(root: Members): readonly Question[] {
  const questions: Question[] = [];
  const walk = (value: unknown, keys: readonly Key[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const key = Array.isArray(value) ? Number(name) : name;
      if (key === "description" && typeof member === "string" && /[\p{L}\d] [.,;](?:\s|$)/u.test(member)) {
        const message = `Is ${JSON.stringify(member)} whole? Text in angle brackets may have been lost.`;
        questions.push({ keys: [...keys, key], message });
      } else if (!/^x-|^examples?$/.test(name)) walk(member, [...keys, key]);
    }
  };
  walk(root, []);
  return questions;
}
