import { parse } from "yaml";
import { isObject } from "../load/specification.js";
import { cut, type Excerpt } from "./excerpt.js";

/** An OpenAPI document that a page shows, with the text of the page around it. */
export interface ShownDocument {
  readonly excerpt: Excerpt;
  /** From the document before it, or from the start of the page. */
  readonly before: string;
  /** Up to the document after it, or to the end of the page. */
  readonly after: string;
}

/** The OpenAPI documents that a page shows, or is. None where it is prose. */
export function findDocuments(page: string): readonly ShownDocument[] {
  const blocks = findBlocks(page);
  const fence = blocks[0]?.start ?? page.length;
  const head = START.exec(page);
  // A document may have fences in its texts.
  if ((head !== null && head.index < fence) || (blocks.length > 0 && isDocument(page))) {
    return [{ excerpt: cut(page, 0, page.length), before: "", after: "" }];
  }
  if (blocks.length === 0 && isDocument(page)) {
    return [{ excerpt: cut(page, 0, page.length), before: "", after: "" }];
  }
  return blocks.map(({ start, end, indent }, index) => ({
    excerpt: cut(page, start, end, indent),
    before: page.slice(blocks[index - 1]?.end ?? 0, start),
    after: page.slice(end, blocks[index + 1]?.start ?? page.length),
  }));
}

/** The first key of a document, behind comments. */
const START = /^(?:\s|#[^\n]*\n|---[ \t]*\n)*(?:\{\s*)?["']?(?:openapi|swagger|asyncapi)["']?\s*:/;

function isDocument(text: string): boolean {
  try {
    const value: unknown = parse(text, { logLevel: "silent", maxAliasCount: 0 });
    return isObject(value) && ["openapi", "swagger", "asyncapi"].some((key) => key in value);
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
  const pattern =
    /(^|\n| )([ ]*)(`{3,}|~{3,})[ \t]*(?:ya?ml|json|openapi)?[^\S\n]*(?:[\w./:-]+\.(?:ya?ml|json))?\s+(?=\{?\s*["']?(?:openapi|swagger|asyncapi)["']?\s*:)/gi;
  return [...page.matchAll(pattern)].map((match) => {
    const start = match.index + match[0].length;
    const isInLine = !match[0].includes("\n", 1);
    const close = page.indexOf(`${isInLine ? " " : "\n"}${isInLine ? "" : match[2]}${match[3]}`, start);
    return { start, end: close === -1 ? page.length : close + 1, indent: match[2]!.length };
  });
}
