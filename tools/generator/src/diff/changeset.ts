import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseDocument } from "yaml";
import { markdown } from "../emit/markdown.js";
import { InputError, printable } from "../finding.js";
import { type ApiChange, type Bump, bumpOf, BUMPS } from "./api-change.js";

/** What has become of a changeset. */
export interface WrittenChangeset {
  /** Relative to the working directory. */
  readonly file: string;
  /** The bump that stands in it. */
  readonly bump: Bump;
  /** `kept`: it said as much already, or more. `raised`: it said less than what follows from the specs. */
  readonly state: "written" | "kept" | "raised";
}

const FOLDER = ".changeset";

/**
 * Writes `.changeset/<name>.md`. A bump in it is never lowered: who has raised it knew why. One that says less is raised,
 * with a sentence that says what breaks; bumps of other packages stay.
 *
 * @throws InputError when the name is none, or when the file is no changeset.
 */
export async function writeChangeset(
  name: string,
  packageName: string,
  changes: readonly ApiChange[],
): Promise<WrittenChangeset | undefined> {
  if (!/^[\w-]+$/.test(name) || /^readme$/i.test(name)) {
    throw new InputError(
      `${JSON.stringify(name)}: is no name of a changeset. Use letters, digits, "-" and "_".`,
    );
  }
  const bump = bumpOf(changes);
  if (bump === undefined) return undefined;
  const path = join(FOLDER, `${name}.md`);
  const file = relative(process.cwd(), path) || path;
  const before = await readFile(path, "utf8").catch(() => undefined);
  const releases = readReleases(file, before);
  const given = releases.get(packageName);
  if (given !== undefined && BUMPS.indexOf(given as Bump) >= BUMPS.indexOf(bump)) {
    return { file, bump: given as Bump, state: "kept" };
  }
  releases.set(packageName, bump);
  const lines = [...releases].map(([each, type]) => `${JSON.stringify(each)}: ${type}\n`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path, `---\n${lines.join("")}---\n\n${summarizeChanges(changes, bump)}\n`);
  return { file, bump, state: before === undefined ? "written" : "raised" };
}

/** The bumps by packages of a changeset's front matter. */
function readReleases(file: string, text: string | undefined): Map<string, string> {
  if (text === undefined) return new Map();
  const [, frontMatter] = /^---\r?\n([^]*?)^---\s*$/m.exec(text) ?? [];
  const document = parseDocument(frontMatter ?? "");
  const releases: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const isMap = typeof releases === "object" && releases !== null && !Array.isArray(releases);
  if (frontMatter === undefined || !(isMap || releases === null)) {
    throw new InputError(`${file}: is no changeset. Mend it, or remove it.`);
  }
  return new Map(Object.entries(releases ?? {}).map(([name, bump]) => [name, String(bump)]));
}

/** More than this is for the report. */
const MAX_NAMED = 3;

/** What users will see, in a sentence of Markdown: what the bump is for. */
export function summarizeChanges(changes: readonly ApiChange[], bump: Bump): string {
  const own = changes.filter((each) => each.bump === bump);
  // What a compiler finds mostly follows from something that the specs show.
  const bySpec = own.filter(({ found }) => found === "spec");
  const named = (bySpec.length > 0 ? bySpec : own).map(({ message }) => message);
  if (bump === "patch") return "The documentation says more, or says it better; no code is affected.";
  const shown = named.slice(0, MAX_NAMED).map((each) => each.replace(/\.$/, ""));
  const rest = named.length - shown.length;
  return `${markdown(printable(shown.join("; ")))}${rest > 0 ? `; and ${rest} more` : ""}.`;
}
