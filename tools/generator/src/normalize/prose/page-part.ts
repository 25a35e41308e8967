import { matchUrl } from "./request-line.js";

/** A part of a page that is about one operation. */
export interface PagePart {
  readonly text: string;
  /** Where it starts on the page. */
  readonly offset: number;
}

/** Where operations have a line of their own: method and path, perhaps as a heading or as code, and nothing else. */
const OWN_LINE =
  /^(?:#{1,6}[ \t]+)?`?(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS) (?:https?:\/\/[^\s/`]+)?(\/[^\s`]*)`?$/;

/** The parts of a page, each from the heading of its operation on; one part where the page has one operation at most. */
export function splitPage(page: string): readonly PagePart[] {
  const starts: number[] = [];
  const known = new Map<string, Set<string>>();
  let offset = 0;
  let heading: number | undefined;
  for (const line of page.split("\n")) {
    const [, path] = OWN_LINE.exec(line.trim()) ?? [];
    if (path !== undefined) {
      const method = /[A-Z]+/.exec(line)![0];
      const paths = known.get(method) ?? new Set();
      // A call with values in the place of parameters is one more sight of the same operation.
      const isKnown = [...paths].some(
        (each) => matchUrl(each, `https://host${path}`)?.base === "https://host",
      );
      if (!isKnown) starts.push(heading ?? offset);
      known.set(method, paths.add(path));
      heading = undefined;
    } else if (/^#{1,6}\s/.test(line)) heading = offset;
    offset += line.length + 1;
    if (starts.length > MOST_PARTS) break;
  }
  const [, ...others] = starts;
  return [0, ...others].map((start, index) => ({
    text: page.slice(start, others[index] ?? page.length),
    offset: start,
  }));
}

/** A page with more operations was not written by hand: what made it has a document, too. */
const MOST_PARTS = 100;
