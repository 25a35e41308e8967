import { resolve } from "node:path";
import { emitProgram as emitProgramOf } from "./emit/program.js";
import { loadSpec } from "./generate.js";
import { readRepository } from "./repository.js";

export { applyChanges } from "./journal.js";
export { type Finding, formatFindings, InputError } from "./finding.js";
export { type PackagePlan, planPackages } from "./generate.js";

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
