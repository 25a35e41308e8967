import { dirname, join } from "node:path";
import type TypeScript from "typescript";
import type { GeneratedFile } from "../emit/generated-file.js";
import { ts } from "./compiler.js";
import type { Provider } from "../provider.js";
import { ROOT } from "../repository.js";

/** What a compiler says of a line. */
export interface Diagnostic {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A folder that is nowhere but in memory. Packages are looked up as from a generated one. */
const FOLDER = join(ROOT, "packages/.clientgen/diff");

/**
 * Compiles a consumer's code, as strictly as a user can, with the packages of one provider that are beside it, each in a
 * folder of its own, and returns the errors in that code. Nothing is written.
 */
export function compile(
  code: string,
  packages: Readonly<Record<string, readonly GeneratedFile[]>>,
  { runtimeName }: Pick<Provider, "runtimeName">,
): readonly Diagnostic[] {
  const consumer = join(FOLDER, "consumer.ts");
  const files = new Map([[consumer, code]]);
  for (const [name, emitted] of Object.entries(packages)) {
    for (const { path, text } of emitted) files.set(join(FOLDER, name, path), text);
  }
  const runtime = join(ROOT, "packages/runtime/src");
  const options: TypeScript.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    // The errors that are asked for are those of one file.
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    types: [],
    paths: {
      [runtimeName]: [join(runtime, "index.ts")],
      [`${runtimeName}/wire`]: [join(runtime, "wire.ts")],
    },
  };
  const program = ts.createProgram([consumer], options, createHost(options, files));
  const source = program.getSourceFile(consumer)!;
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ start = 0, messageText }) => ({
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    message: describe(messageText),
  }));
}

function createHost(
  options: TypeScript.CompilerOptions,
  files: ReadonlyMap<string, string>,
): TypeScript.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...files.keys()].map(dirname));
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    directoryExists: (path) => folders.has(path) || host.directoryExists!(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, language) => {
      const text = files.get(path);
      return text === undefined
        ? readLibrary(host, path, language)
        : ts.createSourceFile(path, text, language);
    },
  };
}

/** The files that no spec changes, such as those of the platform: half of the time is spent in reading them. */
const LIBRARY = new Map<string, TypeScript.SourceFile | undefined>();

function readLibrary(
  host: TypeScript.CompilerHost,
  path: string,
  language: Parameters<TypeScript.CompilerHost["getSourceFile"]>[1],
): TypeScript.SourceFile | undefined {
  if (!LIBRARY.has(path)) LIBRARY.set(path, host.getSourceFile(path, language));
  return LIBRARY.get(path);
}

/** What a compiler says at last is the reason; before that, it says in which types. Where its files are is no fact. */
function describe(message: string | TypeScript.DiagnosticMessageChain): string {
  const lines = ts.flattenDiagnosticMessageText(message, "\n").split("\n");
  const [last = ""] = lines.slice(-1);
  return last
    .trim()
    .replaceAll(/import\("[^"]*"[^)]*\)\./g, "")
    .replaceAll(/typeof import\("[^"]*"[^)]*\)|"[^"]*\/src\/index(?:\.js)?"/g, "the package")
    .replace(/(?<![.?])$/, ".");
}
