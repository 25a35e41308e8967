import { PLAIN, reportChanges } from "agent-stop-generator";
import { code, codeBlock, table } from "./markdown.js";
import type { RegeneratedPackage, Regeneration } from "./regeneration.js";

/** As many lines of a report as a reader of a pull request takes in; `clientgen diff` prints them all. */
const maxLines = 80;

/** What a branch means for users, as Markdown for its pull request. */
export function summarizeRegeneration({ packages, removed }: Regeneration): string {
  const seen = packages.filter(({ change, settlement }) => {
    return change.bump !== "none" || settlement.bump !== undefined;
  });
  const paragraphs = [
    "## What changes for users",
    seen.length === 0 ? "Nothing." : tableOf(seen),
    ...seen.flatMap(overruledNotes),
    ...seen.flatMap(contractNotes),
    ...removed.map(
      (provider) =>
        `${code(`specs/${provider}`)} is gone. Its package stays: delete ${code(`packages/${provider}`)}, and deprecate what is published.`,
    ),
    ...seen.filter(({ change }) => change.changes.length > 0).map(details),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function tableOf(packages: readonly RegeneratedPackage[]): string {
  const rows = packages.map(({ change, settlement: { bump, files } }) => [
    code(change.packageName),
    change.bump === "new" ? "the first" : (bump ?? "as it is"),
    files.map(code).join(", ") || "none",
  ]);
  return table(["package", "next version", "changesets"], rows);
}

function overruledNotes({ change, settlement }: RegeneratedPackage): readonly string[] {
  return settlement.overruled.map(
    ({ file, bump }) =>
      `**${code(file)} says ${bump} for ${code(change.packageName)}, and what has changed is ${settlement.bump}.** It stays as it is; ${code(settlement.files.at(-1) ?? "")} raises the version. To release less than that, change less.`,
  );
}

function contractNotes({ change, keepsContract }: RegeneratedPackage): readonly string[] {
  if (keepsContract) return [];
  return [`**The contract tests of ${code(change.packageName)} fail.** The checks of this branch tell why.`];
}

function details({ change: { packageName, changes } }: RegeneratedPackage): string {
  return `### ${code(packageName)}\n\n${codeBlock(reportChanges(packageName, changes, PLAIN), maxLines)}`;
}
