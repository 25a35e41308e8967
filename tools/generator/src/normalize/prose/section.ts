import type { Field } from "./field.js";
import { readType } from "./type-text.js";

/** A part of a page under one heading. */
export interface Section {
  readonly heading: string;
  /** How deep the heading is; a heading without marks has the level of the marked one before it, or 2. */
  readonly level: number;
  /** The offset of the heading. */
  readonly offset: number;
  readonly lines: readonly string[];
}

/** Headings of pages whose marks got lost when they were copied. */
const BARE_HEADING =
  /^(?:(?:Path|Query|Header|Body) Parameters?|Headers|Authentication|Authorization|Request(?: Body)?|Responses?(?: [—–-] .+)?|Error Responses|Errors|Examples?)$/;

/** The sections of a page, the first of which may have no heading. */
export function findSections(page: string): readonly Section[] {
  const sections: { heading: string; level: number; offset: number; lines: string[] }[] = [
    { heading: "", level: 1, offset: 0, lines: [] },
  ];
  let offset = 0;
  for (const line of page.split("\n")) {
    const [, marks, text] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
    if (text !== undefined) sections.push({ heading: text.trim(), level: marks!.length, offset, lines: [] });
    else if (BARE_HEADING.test(line.trim()))
      sections.push({ heading: line.trim(), level: 2, offset, lines: [] });
    else sections.at(-1)!.lines.push(line);
    offset += line.length + 1;
  }
  return sections;
}

/** What a section lists, and the lines that are beside that. */
export interface SectionContent {
  readonly fields: readonly Field[];
  readonly rest: readonly string[];
}

/** The fields that a section lists, in a table or one part to a line. */
export function readFields({ lines }: Section): SectionContent {
  const rows = readRows(lines);
  if (rows.length === 0) return readList(lines.map((line) => line.trim()));
  return { fields: rows.flatMap((row) => readRow(row)), rest: lines.filter((line) => !line.includes("|")) };
}

/** The rows of a table of Markdown, as cells by the name of their column. */
function readRows(lines: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const table = lines.filter((line) => /^\s*\|.*\|\s*$/.test(line));
  const [head = "", rule = "", ...rows] = table;
  if (!/^[\s|:-]+$/.test(rule)) return [];
  const columns = splitRow(head).map((cell) => cell.toLowerCase());
  return rows.map((row) =>
    Object.fromEntries(splitRow(row).map((cell, index) => [columns[index] ?? "", cell])),
  );
}

function splitRow(row: string): readonly string[] {
  return row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function readRow(row: Readonly<Record<string, string>>): readonly Field[] {
  const name = unquote(row["name"] ?? row["property"] ?? row["parameter"] ?? row["field"] ?? "");
  const [, value] = /_?Constant:_? *`([^`]+)`/.exec(row["description"] ?? "") ?? [];
  const type = unquote(row["type"] ?? "");
  const schema = value === undefined ? readType(type) : { type: "string", const: value };
  if (name === "" || schema === undefined) return [];
  const description = (row["description"] ?? "").replace(/ ?_?Constant:_? *`[^`]+`/, "");
  const { required } = row;
  const isRequired = required === undefined ? undefined : /^(?:yes|true|required)/i.test(required);
  return [{ name, schema, isRequired, description }];
}

function unquote(text: string): string {
  return text.replace(/^`(.*)`$/, "$1");
}

/** Fields of which each part stands on a line of its own: name, type, `required`, description. */
function readList(lines: readonly string[]): SectionContent {
  const fields: Field[] = [];
  const rest: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const name = lines[index]!;
    const schema = /^[\w.[\]-]+$/.test(name) ? readType(lines[index + 1] ?? "") : undefined;
    if (schema === undefined || "$ref" in schema) {
      rest.push(name);
      continue;
    }
    let end = index + 2;
    const words: string[] = [];
    let isRequired: boolean | undefined;
    for (; end < lines.length && lines[end] !== ""; end += 1) {
      const next = lines[end + 1];
      if (/^[\w.[\]-]+$/.test(lines[end]!) && next !== undefined && readType(next) !== undefined) break;
      if (/^(?:required|optional)$/.test(lines[end]!)) isRequired = lines[end] === "required";
      else words.push(lines[end]!);
    }
    fields.push({ name, schema, isRequired, description: words.join(" ") });
    index = end - 1;
  }
  return { fields, rest };
}
