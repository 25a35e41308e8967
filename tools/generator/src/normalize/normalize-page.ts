import { dirname } from "node:path";
import { InputError } from "../finding.js";
import { formatFiles } from "../format.js";
import type { Key } from "../load/parsed-text.js";
import type { Location } from "../load/source-file.js";
import { applyRules } from "./apply-rules.js";
import { mergeDocuments } from "./merge-documents.js";
import { findDocuments } from "./page.js";
import { type PublishedDocument, readProsePage, readPublished } from "./published-document.js";
import { orderFields } from "./root-order.js";
import type { Members } from "./rule.js";
import { writeYaml } from "./yaml-output.js";

/** Something about a page, and where on it. */
export interface Remark extends Location {
  readonly message: string;
}

/** A repair that was made, by the rule of its name. */
export interface Repair extends Remark {
  readonly rule: string;
}

/** What became of a page. */
export interface Normalized {
  /** The OpenAPI document, as YAML. */
  readonly text: string;
  readonly document: Members;
  readonly repairs: readonly Repair[];
  readonly questions: readonly Remark[];
}

/**
 * Turns a page into OpenAPI: takes the document that it shows, and repairs what can only mean one thing. `file` is its
 * path for messages. What needs no repair comes back as it is, byte for byte.
 *
 * @throws InputError when the page is or shows something else than OpenAPI.
 */
export async function normalizePage(path: string, file: string, source: string): Promise<Normalized> {
  const bare = source.replace(/^\uFEFF/, "");
  const page = bare.replaceAll("\r\n", "\n");
  refuseOthers(file, page);
  const shown = findDocuments(file, page);
  const [first, ...rest]: readonly PublishedDocument[] =
    shown.length === 0
      ? readProsePage(file, page)
      : shown.map((each) => readPublished(path, file, page, each));
  const documents: readonly [PublishedDocument, ...PublishedDocument[]] = [first!, ...rest];
  const isWhole = documents.length === 1 && first?.yaml === page;
  const merged = mergeDocuments(documents);
  const { root, repairs, proposals, questions } = applyRules(
    merged.root,
    isWhole ? [] : documents.map(({ facts }) => facts),
  );
  const at = <Item extends { readonly keys: readonly Key[] }>({
    keys,
    ...item
  }: Item): Omit<Item, "keys"> & Location => {
    return { ...merged.locate(keys, true), ...item };
  };
  const known = documents.length === 1 ? first!.yaml : undefined;
  const document = known === undefined ? orderFields(root) : root;
  const written = writeYaml(document, proposals, known);
  const text = written === undefined ? undefined : await format(path, written);
  return {
    text: text ?? (isWhole ? bare : known!),
    document,
    repairs: [...describeSource(documents, isWhole), ...repairs.map(at)],
    questions: [
      ...documents.flatMap(({ doubts }) => doubts.map(({ place, message }) => ({ ...place, message }))),
      ...[...merged.questions, ...questions].map(at),
    ],
  };
}

/** As Prettier would have it beside the page. */
async function format(path: string, text: string): Promise<string> {
  const [formatted] = await formatFiles(dirname(path), [{ path: "openapi.yaml", text }]);
  return formatted!.text;
}

/** Refuses, by name, what may have been saved in the place of a page. */
function refuseOthers(file: string, page: string): void {
  if (page.trim() === "") throw new InputError(`${file}: is empty. Save the page again.`);
  if (/^\s*(?:<\?xml|<!doctype|<html|<head|<body|<svg)/i.test(page)) {
    throw new InputError(
      `${file}: is a page of HTML or XML. Save its Markdown, its text, or the OpenAPI document that it shows.`,
    );
  }
}

/** What had to be done before there was a document to repair. */
function describeSource(documents: readonly PublishedDocument[], isWhole: boolean): readonly Repair[] {
  return documents.flatMap(({ form, locate }) => {
    const repairs: Repair[] = [];
    const add = (rule: string, message: string): void => void repairs.push({ ...locate([]), rule, message });
    if (form === "folded") {
      add(
        "folded",
        "All white space is folded. Indented the document again, by the fields that the objects of OpenAPI have.",
      );
    } else if (form === "json") add("json", "The document is JSON. Wrote it as YAML.");
    else if (form === "prose") add("prose", "The page is prose. Wrote what it states as OpenAPI.");
    else if (!isWhole) add("page", "The document stands on a page. Took it out.");
    return repairs;
  });
}
