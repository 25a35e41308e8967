/** A file to be: its path relative to the package's folder, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The line that opens each generated file which can hold a comment. It is also how a stale file is recognized. */
export function preamble(specFile: string): string {
  return `// Generated from ${specFile}. Edit the spec, then run \`pnpm generate\`.`;
}

/** Whether the text of a file opens with the preamble of any spec. */
export function isGenerated(text: string): boolean {
  return /^\/\/ Generated from [^\n]*\. Edit the spec, then run `pnpm generate`\.\n/.test(text);
}
