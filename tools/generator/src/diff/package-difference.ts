import type { GeneratedFile } from "../emit/generated-file.js";
import { ts } from "./compiler.js";
import { canonical } from "./spec-node.js";

/** How a package differs from another one in what is released of it. */
export interface PackageDifference {
  readonly bump: "minor" | "patch";
  /** The files that are the reason for the bump. */
  readonly paths: readonly string[];
}

/** Compares the files of two packages; undefined where users see no difference. */
export function findDifference(
  base: readonly GeneratedFile[],
  head: readonly GeneratedFile[],
): PackageDifference | undefined {
  const [before, after] = [base, head].map((files) => new Map(files.map(({ path, text }) => [path, text])));
  const paths = [...new Set([...base, ...head].map(({ path }) => path))];
  const differing = (read: (path: string, text: string) => string): readonly string[] => {
    return paths.filter((path) => read(path, before!.get(path) ?? "") !== read(path, after!.get(path) ?? ""));
  };
  const code = differing(readCode);
  if (code.length > 0) return { bump: "minor", paths: code };
  const prose = differing(readProse);
  return prose.length > 0 ? { bump: "patch", paths: prose } : undefined;
}

/** What a file says to a computer of a user. */
function readCode(path: string, text: string): string {
  if (path === "package.json") {
    const { version: _, description: __, scripts: ___, devDependencies: ____, ...rest } = parse(text);
    return canonical(rest);
  }
  if (!path.startsWith("src/")) return "";
  const source = ts.createSourceFile("code.ts", text, ts.ScriptTarget.ES2022);
  return ts.createPrinter({ removeComments: true }).printFile(source);
}

/** What a file says to a user. */
function readProse(path: string, text: string): string {
  if (path === "package.json") return String(parse(text)["description"]);
  return path.startsWith("src/") || path === "README.md" ? text : "";
}

function parse(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(text === "" ? "{}" : text) as Record<string, unknown>;
}

/** The paths that a package can be imported by: `.`, and such as `./mock`. */
export function subpathsOf(files: readonly GeneratedFile[]): readonly string[] {
  const manifest = parse(files.find(({ path }) => path === "package.json")?.text ?? "");
  return Object.keys(manifest["exports"] ?? {});
}

/** The names that the entry of a package exports. */
export function exportsOf(files: readonly GeneratedFile[]): readonly string[] {
  const text = files.find(({ path }) => path === "src/index.ts")?.text ?? "";
  return ts.createSourceFile("index.ts", text, ts.ScriptTarget.ES2022).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    const { exportClause: clause } = statement;
    return clause !== undefined && ts.isNamedExports(clause)
      ? clause.elements.map(({ name }) => name.text)
      : [];
  });
}
