import type { ApiChange } from "agent-stop-generator";
import { expect, test } from "vitest";
import { summarizeRegeneration } from "../src/regeneration-summary.js";
import type { RegeneratedPackage } from "../src/regeneration.js";

const place = { file: "specs/acme/openapi.yaml", line: 3, column: 1 };

function acme(messages: readonly string[], more: Partial<RegeneratedPackage> = {}): RegeneratedPackage {
  const changes = messages.map((message): ApiChange => {
    return { bump: "major", message, found: "spec", base: place, head: place };
  });
  return {
    change: { provider: "acme", packageName: "@agent-stop/acme", bump: "major", changes },
    settlement: { bump: "major", files: [".changeset/acme-00000000.md"], overruled: [] },
    keepsContract: true,
    ...more,
  };
}

const summarize = (one: RegeneratedPackage): string =>
  summarizeRegeneration({ packages: [one], removed: [], committed: false });

test("says which changeset says less, and that contract tests fail", () => {
  const settlement = {
    bump: "major" as const,
    files: [".changeset/calm-owls.md", ".changeset/acme-raised-00000000.md"],
    overruled: [{ file: ".changeset/calm-owls.md", bump: "patch" as const }],
  };
  expect(summarize(acme([], { settlement, keepsContract: false }))).toBe(`## What changes for users

| package | next version | changesets |
| --- | --- | --- |
| \`@agent-stop/acme\` | major | \`.changeset/calm-owls.md\`, \`.changeset/acme-raised-00000000.md\` |

**\`.changeset/calm-owls.md\` says patch for \`@agent-stop/acme\`, and what has changed is major.** It stays as it is; \`.changeset/acme-raised-00000000.md\` raises the version. To release less than that, change less.

**The contract tests of \`@agent-stop/acme\` fail.** The checks of this branch tell why.
`);
});

test("shows what a reader of a pull request takes in of a large change, and says how much more there is", () => {
  const lines = summarize(acme(Array.from({ length: 500 }, (_, index) => `Change ${index}.`))).split("\n");
  expect(lines.length).toBeLessThan(100);
  expect(lines.at(-3)).toBe("… and 923 more lines");
});

test("text of a spec can't be anything but text in a comment", () => {
  const summary = summarize(acme(["`x` ```` @team ![](https://evil.example/i.png)\n```\n# Title"]));
  const [, fence = "", inside = ""] = /^(`{3,})text\n([^]*?)\n\1$/m.exec(summary) ?? [];
  expect(inside).toContain("@team");
  expect(inside.split("\n").filter((line) => line.startsWith(fence))).toEqual([]);
  expect(summary.replace(inside, "")).not.toMatch(/@team|# Title/);
});
