import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { displayOf } from "../display.js";
import { InputError } from "../finding.js";
import { describeFindings, reportBriefly } from "../finding-report.js";
import { formatFiles } from "../format.js";
import { checkSpecName } from "../generate.js";
import { listQuestions, writeProvenance } from "../normalize/provenance.js";
import { count, formatJson, reportWritten, summarize } from "../report.js";
import { saveFiles } from "../save.js";
import { writePackages } from "./generate.js";
import { lintText, readPage } from "./normalize.js";

export interface AddOptions {
  readonly from: string;
  readonly specs: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Makes a spec of a provider's page and a package of the spec, and prints what a person has to find out. */
export async function runAdd(name: string, { from, specs, out, json }: AddOptions): Promise<void> {
  const folder = join(specs, name);
  checkSpecName(folder, name);
  for (const path of [folder, join(out, name)]) {
    if (existsSync(path)) throw new InputError(`${path}: is there already. Give another name.`);
  }
  const normalized = await readPage(from);
  const { text, repairs, questions } = normalized;
  const page = relative(process.cwd(), resolve(from));
  const files = await formatFiles(resolve(folder), [
    { path: "openapi.yaml", text },
    { path: "PROVENANCE.md", text: writeProvenance(name, page, normalized) },
  ]);
  const spec = join(folder, "openapi.yaml");
  const findings = await lintText(resolve(spec), spec, files[0]!.text);
  await saveFiles(specs, Object.fromEntries(files.map((file) => [join(name, file.path), file.text])));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const next = `Mend them, then run \`clientgen generate ${name}\`.`;
    throw new InputError(`${spec} is saved, and has errors. ${next}`, errors);
  }
  const plans = await writePackages([name], { specs, out });
  if (json) {
    const [summary] = plans.map(summarize);
    const described = describeFindings(findings);
    process.stdout.write(formatJson({ spec, package: summary, repairs, questions, findings: described }));
    return;
  }
  process.stderr.write(reportBriefly(findings, displayOf(process.stderr)));
  process.stdout.write(
    `${spec}: ${count(repairs.length, "repair")}, see PROVENANCE.md\n${reportWritten(plans)}` +
      `${count(questions.length, "open question")}\n${listQuestions(questions)}`,
  );
}
