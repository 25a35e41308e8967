import { join } from "node:path";
import { format, type FormatConfig } from "oxfmt";
import { type Options, resolveConfig } from "prettier";
import type { GeneratedFile } from "./emit/generated-file.js";
import { joinUnions } from "./union-layout.js";

/** Formats files as `prettier --write` would where they are going to be, in `folder`. */
export async function formatFiles(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<readonly GeneratedFile[]> {
  const settings = await readSettings(folder);
  const formatted: GeneratedFile[] = [];
  const queue = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, file] of queue) formatted[index] = await formatFile(file, settings);
  };
  // A formatter holds many times the memory of its file: all at once would take more than all else does.
  await Promise.all([work(), work()]);
  return formatted;
}

type Settings = FormatConfig & { readonly printWidth: number };

async function formatFile({ path, text }: GeneratedFile, settings: Settings): Promise<GeneratedFile> {
  // Prettier itself takes fifty times as long: longer than all the rest.
  const { code, errors } = await format(path, text, settings);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, text: path.endsWith(".ts") ? joinUnions(code, settings.printWidth) : code };
}

/** What Prettier is told for the folder, with its own defaults where oxfmt's are others. */
async function readSettings(folder: string): Promise<Settings> {
  const { endOfLine, ...config }: Options = (await resolveConfig(join(folder, "package.json"))) ?? {};
  return {
    ...(config as FormatConfig),
    endOfLine: endOfLine === "crlf" || endOfLine === "cr" ? endOfLine : "lf",
    printWidth: config.printWidth ?? 80,
    sortPackageJson: false,
  };
}
