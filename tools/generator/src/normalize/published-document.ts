import { type Finding, InputError } from "../finding.js";
import { checkKind } from "../document.js";
import type { Key } from "../load/parsed-text.js";
import { findLines, type Location, parseSource, positionOf } from "../load/source-file.js";
import { originOf } from "./excerpt.js";
import type { ShownDocument } from "./page.js";
import { type PageFacts, readFacts } from "./page-facts.js";
import { readProse } from "./prose/prose-page.js";
import { splitPage } from "./prose/page-part.js";
import { checkPageSize } from "./page.js";
import type { Members } from "./rule.js";
import { isFolded, unfold } from "./unfold.js";

/** An OpenAPI document as a page shows it, with what the page says about it. */
export interface PublishedDocument {
  readonly root: Members;
  readonly facts: PageFacts;
  /** The text, where it is YAML of lines. */
  readonly yaml: string | undefined;
  /** What it is on the page. */
  readonly form: "yaml" | "json" | "folded" | "prose";
  readonly doubts: readonly { readonly place: Location; readonly message: string }[];
  /** The place, on the page, of the value that the keys lead to, or of its key. */
  readonly locate: (keys: readonly Key[], onKey?: boolean) => Location;
}

/**
 * Reads an OpenAPI document that a page shows, also where it was folded to one line.
 *
 * @throws InputError when it is no OpenAPI document, or can't be parsed.
 */
export function readPublished(
  path: string,
  file: string,
  page: string,
  shown: ShownDocument,
): PublishedDocument {
  const { excerpt, before, after } = shown;
  const placeOf = placesOn(file, page);
  const isFold = isFolded(excerpt.text);
  if (isFold) checkPageSize(file, excerpt.text);
  const unfolded = isFold ? unfold(excerpt.text) : undefined;
  const { text } = unfolded ?? excerpt;
  const lines = findLines(text);
  const isJson = /^\s*\{/.test(text);
  const origin = (offset: number): number => {
    return originOf(excerpt, unfolded === undefined ? offset : originOf(unfolded, offset));
  };
  const toPage = ({ line, column }: Location): Location => placeOf(origin(lines[line - 1]! + column - 1));
  try {
    const source = parseSource(path, file, text);
    checkKind(source);
    return {
      root: source.value as Members,
      facts: readFacts(before, after),
      yaml: isFold || isJson ? undefined : text,
      form: isFold ? "folded" : isJson ? "json" : "yaml",
      doubts: (unfolded?.doubts ?? []).map(({ offset, message }) => {
        return { place: placeOf(originOf(excerpt, offset)), message };
      }),
      locate: (keys, onKey) => toPage(source.locate(keys, onKey)),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const findings = error.findings.map((finding): Finding => ({ ...finding, ...toPage(finding) }));
    throw new InputError(error.message, findings);
  }
}

/**
 * Reads a page that shows no OpenAPI document: a document for each operation that has a line of its own.
 *
 * @throws InputError when it does not name an operation, either.
 */
export function readProsePage(file: string, page: string): readonly PublishedDocument[] {
  checkPageSize(file, page);
  const placeOf = placesOn(file, page);
  const parts = splitPage(page);
  const documents = parts.flatMap(({ text, offset }): readonly PublishedDocument[] => {
    const prose = readProse(text, parts.length > 1);
    if (prose === undefined) return [];
    const { root, findOffset, questions } = prose;
    const locate = (keys: readonly Key[]): Location => {
      return placeOf(offset + findOffset(keys));
    };
    const doubts = questions.map(({ keys, message }) => ({ place: locate(keys), message }));
    return [{ root, facts: readFacts("", ""), yaml: undefined, form: "prose", doubts, locate }];
  });
  if (documents.length > 0) return documents;
  const message =
    "shows no OpenAPI document, and names no operation such as `POST /agents/{id}/stop`. Save another page.";
  throw new InputError(`${file}: ${message}`);
}

/** The places of offsets on a page. */
function placesOn(file: string, page: string): (offset: number) => Location {
  const lines = findLines(page);
  return (offset) => ({ file, ...positionOf(page, offset, lines) });
}
