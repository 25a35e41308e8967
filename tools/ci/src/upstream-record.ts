import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "agent-stop-registry/command-line";
import { format, resolveConfig } from "prettier";

/** `specs/<provider>/upstream.json`: the page that a spec is from, as it was when somebody last looked at it. */
export interface UpstreamRecord {
  /** Where the page is, in a form that `clientgen normalize` reads: mostly Markdown. */
  readonly page: string;
  /**
   * In what the page differs from the spec, in the words of `clientgen diff`: what was repaired, added or left out by hand.
   * Prose is not compared.
   */
  readonly differences: readonly string[];
}

export async function readRecord(root: string, provider: string): Promise<UpstreamRecord> {
  const file = fileOf(provider);
  const text = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new Refusal(
      `${file} is not there. Write {"page": "https://…", "differences": []}, then run \`pnpm ci:upstream ${provider} --accept\`.`,
    );
  });
  const record = parse(text);
  if (record === undefined) {
    throw new Refusal(
      `${file}: needs "page", an address with http or https, and "differences", a list of sentences.`,
    );
  }
  return record;
}

export async function writeRecord(root: string, provider: string, record: UpstreamRecord): Promise<void> {
  const file = join(root, fileOf(provider));
  const text = await format(JSON.stringify(record), { ...(await resolveConfig(file)), parser: "json" });
  await writeFile(file, text);
}

function fileOf(provider: string): string {
  return `specs/${provider}/upstream.json`;
}

function parse(text: string): UpstreamRecord | undefined {
  try {
    const { page, differences } = JSON.parse(text) as Partial<UpstreamRecord>;
    const isAddress = typeof page === "string" && /^https?:$/.test(new URL(page).protocol);
    const isList = Array.isArray(differences) && differences.every((each) => typeof each === "string");
    return isAddress && isList ? { page, differences } : undefined;
  } catch {
    return undefined;
  }
}
