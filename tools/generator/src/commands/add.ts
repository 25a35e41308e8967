import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { displayOf } from "../display.js";
import { readDocument } from "../document.js";
import { InputError } from "../finding.js";
import { reportBriefly } from "../finding-report.js";
import { formatFiles } from "../format.js";
import { checkSpecName } from "../generate.js";
import { lint } from "../lint.js";
import { listQuestions, writeProvenance } from "../normalize/provenance.js";
import { count } from "../report.js";
import { saveFiles } from "../save.js";
import { runGenerate } from "./generate.js";
import { readPage } from "./normalize.js";

export interface AddOptions {
  readonly from: string;
  readonly specs: string;
  readonly out: string;
}

/** Makes a spec of a provider's page and a package of the spec, and prints what a person has to find out. */
export async function runAdd(name: string, { from, specs, out }: AddOptions): Promise<void> {
  const folder = join(specs, name);
  checkSpecName(folder, name);
  for (const path of [folder, join(out, name)]) {
    if (existsSync(path)) throw new InputError(`${path}: is there already. Give another name.`);
  }
  const normalized = await readPage(from);
  const files = [
    { path: "openapi.yaml", text: normalized.text },
    {
      path: "PROVENANCE.md",
      text: writeProvenance(name, relative(process.cwd(), resolve(from)), normalized),
    },
  ];
  const formatted = await formatFiles(resolve(folder), files);
  await saveFiles(specs, Object.fromEntries(formatted.map(({ path, text }) => [join(name, path), text])));
  const spec = join(folder, "openapi.yaml");
  process.stdout.write(`${spec}: ${count(normalized.repairs.length, "repair")}, see PROVENANCE.md\n`);
  await check(spec, name);
  await runGenerate([name], { specs, out });
  process.stdout.write(
    `${count(normalized.questions.length, "open question")}\n${listQuestions(normalized.questions)}`,
  );
}

/** Prints what lint finds; errors end the run, with the spec in place to be mended. */
async function check(spec: string, name: string): Promise<void> {
  const findings = await lint(await readDocument(resolve(spec)), {});
  const display = displayOf(process.stderr);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    throw new InputError(
      `${spec} is saved, and has errors. Mend them, then run \`clientgen generate ${name}\`.`,
      errors,
    );
  }
  process.stderr.write(reportBriefly(findings, display));
}
