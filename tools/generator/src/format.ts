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
  return Promise.all(
    files.map(async ({ path, text }) => {
      // Prettier itself takes fifty times as long: longer than all the rest.
      const { code, errors } = await format(path, text, settings);
      const [error] = errors;
      if (error) throw new Error(`${path}: ${error.message}`);
      return { path, text: path.endsWith(".ts") ? joinUnions(code, settings.printWidth) : code };
    }),
  );
}

/** What Prettier is told for the folder, with its own defaults where oxfmt's are others. */
async function readSettings(folder: string): Promise<FormatConfig & { readonly printWidth: number }> {
  const { endOfLine, ...config }: Options = (await resolveConfig(join(folder, "package.json"))) ?? {};
  return {
    ...(config as FormatConfig),
    endOfLine: endOfLine === "crlf" || endOfLine === "cr" ? endOfLine : "lf",
    printWidth: config.printWidth ?? 80,
    sortPackageJson: false,
  };
}
