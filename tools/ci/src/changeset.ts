import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import parseChangeset from "@changesets/parse";
import { type Bump, BUMPS } from "agent-stop-generator";
import { Refusal } from "agent-stop-registry/command-line";
import { format, resolveConfig } from "prettier";

export const changesetFolder = ".changeset";

/** A file of `.changeset/`. */
export interface Changeset {
  /** `.changeset/forboc-1a2b3c4d.md` */
  readonly file: string;
  readonly text: string;
  /** By package. */
  readonly releases: ReadonlyMap<string, Bump>;
  /** Written by a command of ours, and by nobody since: its name has the hash of its text. */
  readonly isOurs: boolean;
}

/** Reads the changesets of a clone. */
export function readChangesets(root: string): readonly Changeset[] {
  const folder = join(root, changesetFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(?!readme).*\.md$/i.test(name))
    .toSorted()
    .map((name) => readOne(root, name));
}

function readOne(root: string, name: string): Changeset {
  const file = `${changesetFolder}/${name}`;
  const text = readFileSync(join(root, file), "utf8");
  return {
    file,
    text,
    releases: readReleases(file, text),
    isOurs: /-([0-9a-f]{8})\.md$/.exec(name)?.[1] === hash(text),
  };
}

function readReleases(file: string, text: string): ReadonlyMap<string, Bump> {
  try {
    const { releases } = parseChangeset(text);
    const known = releases.filter(({ type }) => (BUMPS as readonly string[]).includes(type));
    return new Map(known.map(({ name, type }) => [name, type as Bump]));
  } catch (error) {
    throw new Refusal(`${file}: is no changeset. Mend it, or remove it.`, { cause: error });
  }
}

/** Writes a changeset whose name tells whether somebody has edited it since, and returns its path in the clone. */
export async function writeChangeset(
  root: string,
  title: string,
  { releases, summary }: { releases: ReadonlyMap<string, Bump>; summary: string },
): Promise<string> {
  const lines = [...releases].map(([name, bump]) => `${JSON.stringify(name)}: ${bump}\n`);
  const text = await format(`---\n${lines.join("")}---\n\n${summary}\n`, {
    ...(await resolveConfig(join(root, changesetFolder, "changeset.md"))),
    parser: "markdown",
  });
  const file = `${changesetFolder}/${title}-${hash(text)}.md`;
  await writeFile(join(root, file), text);
  return file;
}

export async function removeChangeset(root: string, { file }: Changeset): Promise<void> {
  await rm(join(root, file));
}

/** Of the text as git stores it, so that a checkout with other line ends knows it, too. */
function hash(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex").slice(0, 8);
}
