import { Command } from "commander";
import { runMain } from "./command.js";
import { checkPackage } from "./package-check.js";
import { parseArguments } from "./usage.js";

const command = new Command("package-check").description(
  "Packs the package in the current folder and checks the tarball as those who install it will find it.\n" +
    "Exit codes: 0 fit to publish, 1 findings, 2 wrong usage.",
);

await runMain(async (signal) => {
  if (!parseArguments(command)) return 0;
  const { name, version, findings, checks } = await checkPackage(process.cwd(), signal);
  if (findings.length === 0) {
    console.log(`${name}@${version} is fit to publish: ${checks} checks.`);
    return 0;
  }
  for (const finding of findings) console.log(`${name}: ${finding}`);
  return 1;
});
