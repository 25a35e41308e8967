import { resolve } from "node:path";
import type { GeneratedFile } from "./emit/generated-file.js";
import { emitPackage } from "./emit/package.js";
import { emitProgram as emitProgramOf } from "./emit/program.js";
import { loadSpec } from "./generate.js";
import type { Provider } from "./provider.js";
import { readRepository } from "./repository.js";

export { type ApiChange, type Bump, BUMPS } from "./diff/api-change.js";
export { summarizeChanges } from "./diff/changeset.js";
export { reportChanges } from "./diff/report.js";
export { PLAIN } from "./display.js";
export { type DescribedOutcome, describeOutcomes } from "./emit/stop-outcomes.js";
export { applyChanges } from "./journal.js";
export { type Finding, formatFindings, InputError } from "./finding.js";
export { type PackagePlan, planPackages } from "./generate.js";
export type { GeneratedFile, Provider };

/**
 * The files of the package that a spec becomes, not formatted, and the model that they were written from.
 *
 * @throws InputError when the spec has errors.
 */
export async function emitFiles(
  specFile: string,
): Promise<{ readonly provider: Provider; readonly files: readonly GeneratedFile[] }> {
  const repository = await readRepository();
  const { document, provider } = await loadSpec(repository, resolve(specFile), false);
  const packaging = { version: "1.0.0", registry: repository.registry };
  return { provider, files: emitPackage(provider, document.root, packaging) };
}

/**
 * The text of an ES module that stops one thing with the package of a spec, as a user would write it. It prints one
 * line of JSON: `{"operation": …, "result": …}`, with a `result` of null where there is no content.
 *
 * @throws InputError when the spec has errors.
 */
export async function emitProgram(specFile: string, options: { readonly baseUrl: string }): Promise<string> {
  const { provider } = await loadSpec(await readRepository(), resolve(specFile), false);
  return emitProgramOf(provider, options.baseUrl);
}
