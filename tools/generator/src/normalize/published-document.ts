import { type Finding, InputError } from "../finding.js";
import { checkKind } from "../document.js";
import type { Key } from "../load/parsed-text.js";
import { type Location, parseSource, positionOf } from "../load/source-file.js";
import { originOf } from "./excerpt.js";
import type { ShownDocument } from "./page.js";
import { type PageFacts, readFacts } from "./page-facts.js";
import { readProse } from "./prose/prose-page.js";
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
  const placeOf = (offset: number): Location => ({ file, ...positionOf(page, offset) });
  const isFold = isFolded(excerpt.text);
  const unfolded = isFold ? unfold(excerpt.text) : undefined;
  const { text } = unfolded ?? excerpt;
  const isJson = /^\s*\{/.test(text);
  const origin = (offset: number): number => {
    return originOf(excerpt, unfolded === undefined ? offset : originOf(unfolded, offset));
  };
  const toPage = ({ line, column }: Location): Location => placeOf(origin(offsetOf(text, line, column)));
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
 * Reads a page that shows no OpenAPI document.
 *
 * @throws InputError when it does not name an operation, either.
 */
export function readProsePage(file: string, page: string): PublishedDocument {
  const prose = readProse(page);
  if (prose === undefined) {
    const message =
      "shows no OpenAPI document, and names no operation such as `POST /agents/{id}/stop`. Save another page.";
    throw new InputError(`${file}: ${message}`);
  }
  const { root, findOffset, questions } = prose;
  const locate = (keys: readonly Key[]): Location => ({ file, ...positionOf(page, findOffset(keys)) });
  return {
    root,
    facts: readFacts("", ""),
    yaml: undefined,
    form: "prose",
    doubts: questions.map(({ keys, message }) => ({ place: locate(keys), message })),
    locate,
  };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
