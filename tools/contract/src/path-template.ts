/** A path with parameters in braces, each of which is one segment or, as in `{id}:stop`, a part of one. */
export interface PathTemplate {
  readonly text: string;
  readonly parameterNames: readonly string[];
  /** The parameters' values as they are on the wire, or undefined where the path is another one. */
  match(path: string): ReadonlyMap<string, string> | undefined;
}

export function createPathTemplate(text: string): PathTemplate {
  // Split by a capturing group: literals at even places, parameter names at odd ones.
  const parts = text.split(/\{([^{}/]+)\}/);
  const parameterNames = parts.filter((_, index) => index % 2 === 1);
  const pattern = parts.map((part, index) => (index % 2 === 1 ? "([^/]+)" : escaped(part))).join("");
  const expression = new RegExp(`^${pattern}$`);
  return {
    text,
    parameterNames,
    match(path) {
      const values = expression.exec(path)?.slice(1);
      return values && new Map(parameterNames.map((name, index) => [name, values[index] ?? ""]));
    },
  };
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
