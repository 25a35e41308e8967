import { format, resolveConfig, type Options } from "prettier";
import type { GeneratedFile } from "./emit/generated-file.js";

const PARSERS: Readonly<Record<string, Options["parser"]>> = { ts: "babel-ts", json: "json", md: "markdown" };

/** Formats files as `prettier --write` would where they are going to be, in `folder`. */
export async function formatFiles(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<readonly GeneratedFile[]> {
  const options = await resolveConfig(`${folder}/package.json`);
  return Promise.all(
    files.map(async ({ path, text }) => {
      const parser = PARSERS[path.slice(path.lastIndexOf(".") + 1)]!;
      return { path, text: await format(text, { ...options, parser: isCommented(path) ? "jsonc" : parser }) };
    }),
  );
}

/** The JSON files that prettier itself takes for JSON with comments. */
function isCommented(path: string): boolean {
  return /(?:^|\/)tsconfig\.json$/.test(path);
}
