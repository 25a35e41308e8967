import type { Call } from "./call.js";

/** The operation that a page is about. */
export interface RequestLine {
  readonly offset: number;
  readonly method: string;
  /** The path, with parameters as the page writes them. */
  readonly path: string;
  /** The part of its URL before the path, where the page has one. */
  readonly base: string | undefined;
}

/** Finds the first method with a path in the text; without one, a call whose URL has parameters. */
export function findRequestLine(page: string, calls: readonly Call[]): RequestLine | undefined {
  const pattern =
    /(?<!-X |--request )\b(GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)\s+(https?:\/\/[^\s/`"'<>]+)?(\/[^\s`"'<>()|]*)/g;
  for (const { index, 0: text, 1: method = "", 2: base, 3: path = "" } of page.matchAll(pattern)) {
    if (isInCall(page, index)) continue;
    return {
      offset: index + text.search(/\S/),
      method: method.toLowerCase(),
      path: path.replace(/[.,;:]+$/, ""),
      base,
    };
  }
  const call = calls.find(({ url }) => url.includes("{"));
  const [, base, path] = /^(https?:\/\/[^/]+)(\/[^?#]*)/.exec(call?.url ?? "") ?? [];
  return call === undefined || path === undefined
    ? undefined
    : { offset: call.offset, method: call.method, path, base };
}

/** Whether a line before an offset in it starts with a call. */
function isInCall(page: string, offset: number): boolean {
  const before = page.slice(Math.max(0, offset - MOST_BEFORE), offset);
  return before.startsWith("curl ", before.lastIndexOf("\n") + 1);
}

/** What stands further behind the start of a call is not looked at. */
const MOST_BEFORE = 2000;

/** The names of the parameters in a path, in either notation. */
export function listPathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}|(?<=\/):([A-Za-z_]\w*)/g)].map(
    ([, braced, colon]) => braced ?? colon ?? "",
  );
}

/** Matches a URL that ends in a path with values for its parameters: the part before it, and the values. */
export function matchUrl(
  path: string,
  url: string,
): { readonly base: string; readonly values: readonly string[] } | undefined {
  const templates = path.split("/").slice(1);
  const segments = url.replace(/[?#].*$/s, "").split("/");
  if (!/^https?:\/\//.test(url) || segments.length < 3 + templates.length) return undefined;
  const found = segments.slice(-templates.length);
  const values = templates.map((template, index) => matchSegment(template, found[index]!));
  if (values.includes(undefined)) return undefined;
  const base = segments.slice(0, -templates.length).join("/");
  return { base, values: (values as (readonly string[])[]).flat() };
}

/** The values that a segment of a URL has for the parameters of one of a path; undefined where it is another one. */
function matchSegment(template: string, segment: string): readonly string[] | undefined {
  const literals = template.replace(/^:[A-Za-z_]\w*/, "{}").split(/\{[^{}]*\}/);
  const [head = "", ...rest] = literals;
  if (!segment.startsWith(head)) return undefined;
  const values: string[] = [];
  let start = head.length;
  for (const [index, literal] of rest.entries()) {
    // Of a parameter at the end, all is the value; of others, what stands before the text that follows.
    const isLast = index === rest.length - 1;
    const end = isLast ? segment.length - literal.length : segment.indexOf(literal, start + 1);
    if (end <= start || !segment.startsWith(literal, end)) return undefined;
    values.push(segment.slice(start, end));
    start = end + literal.length;
  }
  return start === segment.length ? values : undefined;
}

/** Whether a host stands for any, as tools and authors write it. */
export function isPlaceholderHost(base: string): boolean {
  return /(?:^|[/.])example\.(?:com|org|net)\b|[{}<>]|\byour[-.]/i.test(base);
}
