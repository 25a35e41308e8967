import { parseArguments, readWorkspace, runMain, runStep } from "agent-stop-registry/command-line";
import { Command } from "commander";
import { table } from "./markdown.js";
import { rehearse } from "./rehearsal.js";

const command = new Command("pnpm rehearse")
  .description(
    "Releases three changes of a spec for real, with the commands that CI runs: in a clone of the last commit, to a\n" +
      "private registry on loopback, both gone afterwards. Then installs each with npm, pnpm and yarn, as products do.",
  )
  .addHelpText(
    "after",
    `
What is checked:
  - Prose becomes a patch, a new optional field a minor, a parameter that has to be given a major.
  - A product that asks for ^ gets the first two and not the third.
  - Packages of our names with higher versions in a public registry are not installed, and it is not asked for ours.
Nothing is published but on loopback. Ctrl-C ends it; nothing is left behind.

Exit codes: 0 as promised, 1 not, 2 refused.`,
  );

await runMain(async (signal) => {
  if (!parseArguments(command)) return 0;
  const { root } = readWorkspace(process.cwd());
  const releases = await rehearse({ source: root, runStep, signal });
  const rows = releases.map(({ title, bump, versions, installed }) => [
    title,
    bump,
    versions.join(" → "),
    Object.entries(installed)
      .map(([manager, version]) => `${manager} ${version}`)
      .join(", "),
  ]);
  console.log(`\n${table(["change", "bump", "version", "a product with ^ gets"], rows)}`);
  return 0;
});
