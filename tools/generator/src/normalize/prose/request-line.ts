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
    if (/^curl\b/.test(page.slice(page.lastIndexOf("\n", index) + 1, index))) continue;
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
  const pattern = path
    .split(/(\{[^{}]+\}|(?<=\/):[A-Za-z_]\w*)/)
    .map((part, index) =>
      index % 2 === 1 ? "([^/?#]+)" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    )
    .join("");
  const match = new RegExp(String.raw`^(https?://[^?#]*?)${pattern}(?:[?#].*)?$`).exec(url);
  return match === null ? undefined : { base: match[1]!, values: match.slice(2) };
}

/** Whether a host stands for any, as tools and authors write it. */
export function isPlaceholderHost(base: string): boolean {
  return /(?:^|[/.])example\.(?:com|org|net)\b|[{}<>]|\byour[-.]/i.test(base);
}
