import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiChange } from "agent-stop-generator";
import { createTemporaryFolder, Refusal } from "agent-stop-registry/command-line";
import { clientgen } from "./clientgen.js";
import type { Clone } from "./git.js";
import { fetchPage, PageError } from "./published-page.js";
import { readRecord, writeRecord } from "./upstream-record.js";

/** What became of the page that a spec is from. */
export type UpstreamState = { readonly provider: string; readonly page: string } & (
  | { readonly type: "same" }
  /** It differs from the spec otherwise than when somebody last looked. */
  | { readonly type: "moved"; readonly appeared: readonly string[]; readonly gone: readonly string[] }
  /** It is not there, or shows no OpenAPI that could be compared. */
  | { readonly type: "lost"; readonly reason: string }
);

export interface UpstreamOptions extends Clone {
  /** For each page. */
  readonly seconds: number;
  /** A page that was saved by hand, in place of fetching it. */
  readonly file?: string | undefined;
  /** Keeps what is found as what is known. */
  readonly accept: boolean;
}

/** Looks at the page of a provider: fetches it, makes OpenAPI of it, and compares that with the spec. */
export async function lookUpstream(provider: string, options: UpstreamOptions): Promise<UpstreamState> {
  const { root, accept } = options;
  const record = await readRecord(root, provider);
  const { page } = record;
  let differences: readonly string[];
  try {
    const text =
      options.file === undefined ? await fetchPage(page, options) : await readFile(options.file, "utf8");
    differences = await compare(provider, text, options);
  } catch (error) {
    // What `clientgen` refuses is the provider's, and the next page may be fine.
    if (!(error instanceof PageError || error instanceof Refusal)) throw error;
    return { provider, page, type: "lost", reason: error.message };
  }
  const appeared = differences.filter((each) => !record.differences.includes(each));
  const gone = record.differences.filter((each) => !differences.includes(each));
  if (accept) await writeRecord(root, provider, { page, differences });
  return appeared.length + gone.length === 0
    ? { provider, page, type: "same" }
    : { provider, page, type: "moved", appeared, gone };
}

/** In what users would see a difference if the spec said what the page says. */
async function compare(provider: string, page: string, clone: Clone): Promise<readonly string[]> {
  await using folder = await createTemporaryFolder("upstream");
  const saved = join(folder.path, "page.md");
  const published = join(folder.path, provider, "openapi.yaml");
  await writeFile(saved, page);
  try {
    await clientgen(clone, "normalize", saved, "--out", published);
    const output = await clientgen(clone, "diff", `specs/${provider}`, published, "--json");
    const { changes } = JSON.parse(output) as { readonly changes: readonly ApiChange[] };
    // Prose is in our own words, and what a compiler says follows from what the specs show.
    const seen = changes.filter(({ bump, found }) => bump !== "patch" && found === "spec");
    return [...new Set(seen.map(({ message }) => message))].toSorted();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = error.message.replaceAll(/\S*agent-stop-upstream-[^/]*\//g, "");
    throw new Refusal(reason, { cause: error });
  }
}
