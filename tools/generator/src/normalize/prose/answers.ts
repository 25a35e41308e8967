import { isObject } from "../../load/specification.js";
import type { Members } from "../rule.js";
import { objectOf } from "./field.js";
import { findInterfaces } from "./interface-text.js";
import type { Notes } from "./notes.js";
import { findSamples, inferSchema, mergeSchemas, parseObject } from "./sample.js";
import { readFields, type Section } from "./section.js";

/** The answers of an operation, and the schemas that the page names. */
export interface Answers {
  readonly responses: Members;
  readonly schemas: Members;
}

/** One status with what the page says about it. */
interface Answer {
  readonly status: string;
  description: string;
  mediaType: string;
  schema: Members | undefined;
  readonly examples: unknown[];
}

/** Reads the answers from sections with a status, tables of errors, interfaces and samples. */
export function readAnswers(page: string, sections: readonly Section[], notes: Notes): Answers {
  const answers = new Map<string, Answer>();
  const schemas: Record<string, Members> = {};
  const answer = (status: string, description: string, offset: number): Answer => {
    const known = answers.get(status);
    if (known !== undefined) return known;
    const made: Answer = {
      status,
      description,
      mediaType: "application/json",
      schema: undefined,
      examples: [],
    };
    answers.set(status, made);
    notes.place(["responses", status], offset);
    return made;
  };
  readSections(sections, answer, schemas);
  for (const { index, 1: status = "", 2: body = "", 3: meaning = "" } of page.matchAll(
    /^([45]\d\d)\s*(\{.*?\})\s*(.*)$/gm,
  )) {
    if (answers.size >= MOST_STATUSES) break;
    const value = parseObject(body);
    const found = answer(status, meaning.trim(), index);
    if (value === undefined) continue;
    found.schema ??= inferSchema(value);
    if (found.examples.length < MOST_EXAMPLES) found.examples.push(value);
  }
  readSamples(page, [...answers.keys()], answer, notes);
  const responses = [...answers.values()].map((each) => [each.status, write(each, notes)] as const);
  return { responses: Object.fromEntries(responses), schemas };
}

const MOST_STATUSES = 100;

/** More examples of one status are not read. */
const MOST_EXAMPLES = 20;

type Find = (status: string, description: string, offset: number) => Answer;

function readSections(sections: readonly Section[], answer: Find, schemas: Record<string, Members>): void {
  for (const section of sections) {
    const [, status, text = ""] =
      /^(?:Response\s*[—–-]?\s*)?([1-5](?:\d\d|XX))\b\s*[—–-]?\s*(.*)$/i.exec(section.heading) ?? [];
    const [, type] = /^`[^`]+`\s*[—–-]\s*`([A-Z][\w.]*)`$/.exec(section.heading) ?? [];
    const { fields, rest } = readFields(section);
    if (type !== undefined && fields.length > 0) schemas[type] ??= objectOf(fields);
    if (status === undefined) continue;
    const prose = rest.find((line) => /^[A-Z].*[.]$/.test(line) && !line.includes("|"));
    const found = answer(status.toUpperCase(), prose ?? text, section.offset);
    const [, mediaType] = /^Content-Type:\s*`([^`]+)`/m.exec(section.lines.join("\n")) ?? [];
    found.mediaType = mediaType ?? found.mediaType;
    if (fields.length > 0) found.schema = objectOf(fields);
  }
}

function readSamples(page: string, statuses: readonly string[], answer: Find, notes: Notes): void {
  const success = statuses.find((status) => status.startsWith("2"));
  const succeed = (offset: number): Answer => answer(success ?? "2XX", "Success.", offset);
  const [shown] = findInterfaces(page).filter(({ name }) => name.endsWith("Response"));
  if (shown !== undefined) {
    const found = succeed(shown.offset);
    found.schema ??= shown.schema;
  }
  const samples = findSamples(page);
  for (const { offset, value, isPlaceholder } of samples) {
    const isError = value["success"] === false || value["ok"] === false || "error" in value;
    const found = isError ? answer("default", "Error.", offset) : succeed(offset);
    const isStated = found.schema !== undefined && !isPlaceholder;
    if (isStated) found.schema = relax(found.schema!, value, ["responses", found.status], notes);
    found.schema =
      found.schema === undefined ? inferSchema(value) : mergeSchemas(found.schema, inferSchema(value));
    if (!isPlaceholder) found.examples.push(value);
  }
  if (success === undefined && (shown !== undefined || samples.length > 0)) {
    notes.ask(
      ["responses"],
      "Which status has a success? The page shows its body only, so `2XX` stands for it.",
    );
  }
  if (samples.length > 0)
    notes.ask(
      ["responses"],
      "Which fields of the answers may be absent? Samples can't tell; required is what the page calls so.",
    );
}

/** A schema without the constants that a sample of the page has another value for. */
function relax(schema: Members, value: Members, keys: readonly string[], notes: Notes): Members {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const relaxed = Object.entries(properties).map(([name, property]): [string, unknown] => {
    if (
      !isObject(property) ||
      !("const" in property) ||
      !(name in value) ||
      property["const"] === value[name]
    )
      return [name, property];
    const { const: stated, ...rest } = property;
    const message = `Which values does ${JSON.stringify(name)} have? The page says ${JSON.stringify(stated)}, and a sample has ${JSON.stringify(value[name])}.`;
    notes.ask(keys, message);
    return [name, rest];
  });
  return relaxed.length === 0 ? schema : { ...schema, properties: Object.fromEntries(relaxed) };
}

function write({ status, description, mediaType, schema, examples }: Answer, notes: Notes): Members {
  if (status === "default" && examples.length > 0) {
    notes.ask(
      ["responses", status],
      `Which status has each of these errors? The page shows ${examples.length} without one.`,
    );
  }
  if (schema === undefined) return { description };
  const named = examples.map((value, index) => [`example${index + 1}`, { value }] as const);
  const content = { schema, ...(named.length > 0 ? { examples: Object.fromEntries(named) } : {}) };
  return { description, content: { [mediaType]: content } };
}
