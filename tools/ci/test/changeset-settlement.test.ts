import type { ApiChange, Bump } from "agent-stop-generator";
import { expect, test } from "vitest";
import { type Settlement, settleChangesets } from "../src/changeset-settlement.js";
import { type Clone, createClone } from "./clone.js";

const packageName = "@agent-stop/acme";

/** What a branch would say of acme if this were what it changes. */
async function settle(clone: Clone, bump: Bump | "none", message = `A ${bump}.`): Promise<Settlement> {
  const place = { file: "specs/acme/openapi.yaml", line: 1, column: 1 };
  const changes: readonly ApiChange[] =
    bump === "none" ? [] : [{ bump, message, found: "spec", base: place, head: place }];
  const { signal } = new AbortController();
  const change = { provider: "acme", packageName, bump, changes };
  return settleChangesets({ root: clone.root, signal }, "main", change);
}

/** The texts by the names of the changesets. */
async function readAll(clone: Clone): Promise<Readonly<Record<string, string>>> {
  const names = (await clone.list(".changeset")).filter(
    (name) => !/^(?:README\.md|config\.json)$/.test(name),
  );
  const texts = await Promise.all(
    names.map(async (name) => [`.changeset/${name}`, await clone.read(`.changeset/${name}`)] as const),
  );
  return Object.fromEntries(texts);
}

const textOf = (bump: Bump, sentence: string): string =>
  `---\n"${packageName}": ${bump}\n---\n\n${sentence}\n`;

test("writes one anew as long as nobody has edited it, and removes it when nothing changes any more", async () => {
  const clone = await createClone({});
  for (const bump of ["minor", "major", "minor"] as const) {
    const { files } = await settle(clone, bump);
    expect(await readAll(clone)).toEqual({ [files[0]!]: textOf(bump, `A ${bump}.`) });
    expect(files[0]).toMatch(/^\.changeset\/acme-[0-9a-f]{8}\.md$/);
  }
  expect(await settle(clone, "none")).toEqual({ bump: undefined, files: [], overruled: [] });
  expect(await readAll(clone)).toEqual({});
});

test("keeps a person's that says as much or more, and adds none", async () => {
  const file = ".changeset/brave-cats.md";
  for (const bump of ["minor", "major"] as const) {
    const clone = await createClone({});
    await clone.write({ [file]: textOf(bump, "A person's words.") });
    expect(await settle(clone, "minor")).toEqual({ bump, files: [file], overruled: [] });
    expect(await readAll(clone)).toEqual({ [file]: textOf(bump, "A person's words.") });
  }
});

test("keeps one of its own that a person has raised, or put in other words", async () => {
  const clone = await createClone({});
  const [file = ""] = (await settle(clone, "minor")).files;
  const edited = textOf("major", "Read the guide first.");
  await clone.write({ [file]: edited });
  expect(await settle(clone, "minor")).toEqual({ bump: "major", files: [file], overruled: [] });
  expect(await readAll(clone)).toEqual({ [file]: edited });
});

test("a person's that says less stays as it is, and one beside it raises the version", async () => {
  const clone = await createClone({});
  const [file = ""] = (await settle(clone, "major")).files;
  const lowered = textOf("patch", "It is not that bad.");
  await clone.write({ [file]: lowered });
  for (const _ of ["first", "second"]) {
    const { bump, files, overruled } = await settle(clone, "major");
    expect({ bump, overruled }).toEqual({ bump: "major", overruled: [{ file, bump: "patch" }] });
    expect(files).toEqual([file, expect.stringMatching(/^\.changeset\/acme-raised-[0-9a-f]{8}\.md$/)]);
    expect(await readAll(clone)).toEqual({ [file]: lowered, [files[1]!]: textOf("major", "A major.") });
  }
});

test("changesets that the base has, or that speak of other packages, say nothing of this change", async () => {
  const clone = await createClone({ ".changeset/old.md": textOf("major", "Before.") });
  await clone.write({ ".changeset/other.md": '---\n"@agent-stop/other": major\n---\n\nOther.\n' });
  const { bump, files } = await settle(clone, "minor");
  expect(bump).toBe("minor");
  expect(Object.keys(await readAll(clone))).toEqual([files[0], ".changeset/old.md", ".changeset/other.md"]);
});

test("text of a spec is formatted as a changeset, and can't close its front matter", async () => {
  const clone = await createClone({});
  const { files } = await settle(clone, "minor", '`x\n---\n"@agent-stop/other": major\n---\n<b>` is new.');
  const text = await clone.read(files[0]!);
  expect(text.split("\n---\n")[0]).toBe(`---\n"${packageName}": minor`);
  expect(text).not.toContain('\n---\n"');
  expect(text).not.toContain("<b>");
});

test("refuses a file that is no changeset", async () => {
  const clone = await createClone({});
  await clone.write({ ".changeset/note.md": "A note.\n" });
  await expect(settle(clone, "minor")).rejects.toThrow(
    ".changeset/note.md: is no changeset. Mend it, or remove it.",
  );
});
