import type { Key } from "../../load/parsed-text.js";
import { camelCase } from "../../naming/words.js";
import { nounOf, verbOf } from "../noun.js";
import type { Members } from "../rule.js";
import { readAnswers } from "./answers.js";
import { type Call, findCalls } from "./call.js";
import { readCredentials } from "./credentials.js";
import { objectOf } from "./field.js";
import { findInterfaces } from "./interface-text.js";
import type { Notes } from "./notes.js";
import {
  findRequestLine,
  isPlaceholderHost,
  listPathParameters,
  matchUrl,
  type RequestLine,
} from "./request-line.js";
import { inferSchema, mergeSchemas, parseObject } from "./sample.js";
import { findSections, readFields, type Section } from "./section.js";

/** What a page of prose, tables and samples says about one operation, as OpenAPI. */
export interface ProsePage {
  readonly root: Members;
  /** The offset of what the keys lead to, or of what holds it. */
  readonly findOffset: (keys: readonly Key[]) => number;
  readonly questions: readonly { readonly keys: readonly Key[]; readonly message: string }[];
}

/**
 * Reads a page, or the part of one that is about one operation and starts with its heading: what it states, and no more.
 * Undefined where it names no operation.
 */
export function readProse(page: string, isPart: boolean): ProsePage | undefined {
  const calls = findCalls(page);
  const request = findRequestLine(page, calls);
  if (request === undefined) return undefined;
  const { method, path } = request;
  const place = ["paths", path, method];
  const offsets = new Map<string, number>([["", request.offset]]);
  const questions: { readonly keys: readonly Key[]; readonly message: string }[] = [];
  const notes: Notes = {
    place: (keys, offset) => void offsets.set([...place, ...keys].join("\n"), offset),
    ask: (keys, message) => void questions.push({ keys: [...place, ...keys], message }),
  };
  const sections = findSections(page);
  const own = calls.filter(({ url }) => matchUrl(path, url) !== undefined);
  const real = own.filter(({ url }) => !isPlaceholderHost(matchUrl(path, url)!.base));
  const title = findTitle(page, sections, request, isPart);
  const { responses, schemas } = readAnswers(page, sections, notes);
  const { schemes, security } = readCredentials(sections, real, notes);
  const parameters = readParameters(sections, request, real, notes);
  const requestBody = readBody(page, sections, own, notes);
  const description = findDescription(page, request);
  const operation = {
    operationId: nameOperation(path, method),
    ...(title === undefined ? {} : { summary: title }),
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses,
  };
  const servers = findServers(request, real, notes);
  const version = /\/(v\d+)(?=\/|$)/.exec(path)?.[1];
  if (version === undefined)
    notes.ask([], "Which version does the API have? The page has none; `1.0.0` stands for it.");
  const components = {
    ...(Object.keys(schemas).length === 0 ? {} : { schemas }),
    ...(Object.keys(schemes).length === 0 ? {} : { securitySchemes: schemes }),
  };
  const root = {
    openapi: "3.1.0",
    info: { title: title ?? `${method.toUpperCase()} ${path}`, version: version ?? "1.0.0" },
    ...(servers.length === 0 ? {} : { servers }),
    ...(security === undefined ? {} : { security }),
    paths: { [path]: { [method]: operation } },
    ...(Object.keys(components).length === 0 ? {} : { components }),
  };
  const findOffset = (keys: readonly Key[]): number => {
    for (let length = keys.length; length > 0; length -= 1) {
      const offset = offsets.get(keys.slice(0, length).join("\n"));
      if (offset !== undefined) return offset;
    }
    return request.offset;
  };
  return { root, findOffset, questions };
}

/** The heading of the page or of the part, or the line above the one that names the operation. */
function findTitle(
  page: string,
  sections: readonly Section[],
  { offset }: RequestLine,
  isPart: boolean,
): string | undefined {
  const heading = isPart
    ? sections.findLast((each) => each.heading !== "" && each.offset < offset)
    : sections.find((each) => each.heading !== "" && each.level === 1);
  if (heading !== undefined && !/^`?[A-Z]+ \S*\//.test(heading.heading)) return heading.heading;
  const lines = page.slice(0, offset).split("\n");
  const above = lines.at(-1) === "" ? lines.at(-2)?.trim() : undefined;
  return above !== undefined && /^[A-Z][^{}<>"]{3,80}[^.:;,]$/.test(above) ? above : undefined;
}

/** The first sentence-like paragraph from the line on that names the operation. */
function findDescription(page: string, { offset }: RequestLine): string | undefined {
  const start = page.lastIndexOf("\n", offset) + 1;
  const [paragraph] = page
    .slice(start)
    .split(/\n(?=#)/)[0]!
    .split("\n")
    .filter((line) => /^[A-Z].*[.]$/.test(line.trim()) && line.trim().split(/\s+/).length > 5);
  return paragraph?.trim();
}

function nameOperation(path: string, method: string): string {
  const template = path.replaceAll(/(?<=\/):([A-Za-z_]\w*)/g, "{$1}");
  const [collection] = /[A-Za-z][\w-]*$/.exec(template) ?? [];
  if (method === "get" && verbOf(template) === "" && collection !== undefined) {
    return camelCase(`list ${collection}`);
  }
  return camelCase(`${verbOf(template) || method} ${nounOf(template)}`);
}

function readParameters(
  sections: readonly Section[],
  { path }: RequestLine,
  calls: readonly Call[],
  notes: Notes,
): readonly Members[] {
  const parameters = sections.flatMap((section) => {
    const [, place] = /^(path|query|header)s?(?: parameters?)?$/i.exec(section.heading) ?? [];
    if (place === undefined) return [];
    return readFields(section).fields.map(({ name, schema, isRequired, description }): Members => ({
      name,
      in: place.toLowerCase(),
      ...(isRequired === true || place.toLowerCase() === "path" ? { required: true } : {}),
      ...(description === "" ? {} : { description }),
      schema,
    }));
  });
  const undeclared = listPathParameters(path).filter(
    (name) => !parameters.some((each) => each["name"] === name),
  );
  for (const name of undeclared) {
    const index = listPathParameters(path).indexOf(name);
    const values = calls.map(({ url }) => matchUrl(path, url)?.values[index] ?? "");
    const isUuid =
      values.length > 0 && values.every((value) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value));
    if (isUuid)
      notes.ask(["parameters"], `Is ${JSON.stringify(name)} always a UUID? All calls on the page have one.`);
  }
  return [
    ...undeclared.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...parameters,
  ];
}

function readBody(
  page: string,
  sections: readonly Section[],
  calls: readonly Call[],
  notes: Notes,
): Members | undefined {
  const section = sections.find(({ heading }) => /^(?:body parameters?|request(?: body)?)$/i.test(heading));
  const fields = section === undefined ? [] : readFields(section).fields;
  const shown = findInterfaces(page).find(({ name }) => name.endsWith("Request"))?.schema;
  const sent = calls.flatMap(({ url, body }) => {
    const value = body === undefined ? undefined : parseObject(body);
    return value === undefined ? [] : [{ value, isReal: !isPlaceholderHost(url) }];
  });
  const stated = fields.length > 0 ? objectOf(fields) : shown;
  const schemas = [...(stated === undefined ? [] : [stated]), ...sent.map(({ value }) => inferSchema(value))];
  if (schemas.length === 0) return undefined;
  notes.ask(
    ["requestBody"],
    "Does there have to be a body, and what holds for the fields that it leaves out?",
  );
  const values = sent.filter(({ isReal }) => isReal).map(({ value }) => value);
  const examples = values.map((value, index) => [`example${index + 1}`, { value }] as const);
  const content = {
    schema: schemas.reduce(mergeSchemas),
    ...(examples.length === 0 ? {} : { examples: Object.fromEntries(examples) }),
  };
  return { content: { "application/json": content } };
}

function findServers({ base, path }: RequestLine, calls: readonly Call[], notes: Notes): readonly Members[] {
  if (base !== undefined && !isPlaceholderHost(base)) return [{ url: base }];
  const urls = [...new Set(calls.map(({ url }) => matchUrl(path, url)!.base))];
  if (urls.length > 0) {
    notes.ask(
      [],
      `Is ${urls.join(" or ")} where everybody sends requests to? It is only in calls of the page.`,
    );
  }
  return urls.map((url) => ({ url }));
}
