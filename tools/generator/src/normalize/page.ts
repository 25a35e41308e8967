import { InputError } from "../finding.js";
import { parseJson } from "../load/json-text.js";
import { isObject } from "../load/specification.js";
import { parseYaml } from "../load/yaml-text.js";
import { cut, type Excerpt } from "./excerpt.js";

/** An OpenAPI document that a page shows, with the text of the page around it. */
export interface ShownDocument {
  readonly excerpt: Excerpt;
  /** From the document before it, or from the start of the page. */
  readonly before: string;
  /** Up to the document after it, or to the end of the page. */
  readonly after: string;
}

/** A page of prose, or one whose lines are folded, has at most this many characters: reading takes more than parsing. */
const MOST_CHARACTERS = 300_000;

/** @throws InputError when a page that has to be read, and not only parsed, is too large. */
export function checkPageSize(file: string, text: string): void {
  if (text.length <= MOST_CHARACTERS) return;
  throw new InputError(
    `${file}: is a page of more than ${MOST_CHARACTERS} characters. Save the page of one operation.`,
  );
}

/** The OpenAPI documents that a page shows, or is. None where it is prose. */
export function findDocuments(file: string, page: string): readonly ShownDocument[] {
  // A document may have fences in its texts.
  if (startsDocument(page) || isDocument(page)) {
    return [{ excerpt: cut(page, 0, page.length), before: "", after: "" }];
  }
  const blocks = findBlocks(page);
  if (blocks.length > MOST_DOCUMENTS) {
    throw new InputError(
      `${file}: shows more than ${MOST_DOCUMENTS} documents. Save the page of one operation.`,
    );
  }
  return blocks.map(({ start, end, indent }, index) => ({
    excerpt: cut(page, start, end, indent),
    before: page.slice(blocks[index - 1]?.end ?? 0, start),
    after: page.slice(end, blocks[index + 1]?.start ?? page.length),
  }));
}

const KINDS = ["openapi", "swagger", "asyncapi"];

const MOST_DOCUMENTS = 100;

/** Whether the first key, behind comments, is that of a document. */
function startsDocument(page: string): boolean {
  let start = 0;
  const aside = /\s+|#[^\n]*\n|---[ \t]*\n|\{\s*(?=["'])/y;
  while (aside.test(page)) start = aside.lastIndex;
  return /^["']?(?:openapi|swagger|asyncapi)["']?\s*:/.test(page.slice(start, start + MOST_BETWEEN));
}

/** Whether it is a document that has other keys first. */
function isDocument(text: string): boolean {
  if (!/^["']?(?:openapi|swagger|asyncapi)["']?\s*:|^[ \t]*\{/m.test(text)) return false;
  try {
    const { value } = parseJson(text) ?? parseYaml(text);
    return isObject(value) && KINDS.some((key) => key in value);
  } catch {
    return false;
  }
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** Fenced blocks that hold a description of an API; the fences may stand in one line with everything else. */
function findBlocks(page: string): readonly Block[] {
  const blocks: Block[] = [];
  const fence = /(?<=^|[\n ])(?:`{3,}|~{3,})/g;
  for (let match = fence.exec(page); match !== null; match = fence.exec(page)) {
    const [marks] = match;
    const head = page.slice(match.index + marks.length, match.index + marks.length + MOST_BETWEEN);
    const lead = LEAD.exec(head)?.[0];
    if (lead === undefined) continue;
    const start = match.index + marks.length + lead.length;
    const before = page.slice(Math.max(0, match.index - MOST_BETWEEN), match.index);
    const indent = before.slice(before.lastIndexOf("\n") + 1);
    const isInLine = indent.trim() !== "" || !lead.includes("\n");
    const close = page.indexOf(isInLine ? ` ${marks}` : `\n${indent}${marks}`, start);
    const end = close === -1 ? page.length : close + 1;
    blocks.push({ start, end, indent: isInLine ? 0 : indent.length });
    fence.lastIndex = end + marks.length;
  }
  return blocks;
}

/** More than this does not stand between a fence and the first key of the document. */
const MOST_BETWEEN = 500;

/** What stands there: the language, the name of a file, comments. */
const LEAD =
  /^[ \t]*(?:ya?ml|json|openapi)?(?:[ \t]+[\w./:-]+\.(?:ya?ml|json))?(?:\s+#[^\n]*(?=\n))*\s+(?=\{?\s*["']?(?:openapi|swagger|asyncapi)["']?\s*:)/i;
