import type { OpenApi } from "../document.js";
import type { Provider } from "../provider.js";
import { emitClient } from "./client.js";
import { checkCode } from "./code-check.js";
import { emitContractTest, findTestable } from "./contract-test.js";
import type { GeneratedFile } from "./generated-file.js";
import { emitIndex } from "./index-file.js";
import { emitMock, hasMock } from "./mock.js";
import { emitOperation, orderTypes } from "./operation.js";
import { emitManifest, emitTestTsconfig, emitTsconfig, emitTurbo, type Packaging } from "./package-files.js";
import { emitReadme } from "./readme.js";
import { emitStop, findStop } from "./stop.js";
import { emitSchema } from "./schema.js";
import { emitTypeTest } from "./type-test.js";

/**
 * All files of a provider's package, not yet formatted.
 *
 * @throws Error when they would hold code that no emitter writes.
 */
export function emitPackage(
  provider: Provider,
  document: OpenApi,
  packaging: Packaging,
): readonly GeneratedFile[] {
  const isTested = findTestable(provider).length > 0;
  const stop = findStop(provider);
  const typeOrder = orderTypes(provider);
  const files = [
    emitManifest(provider, packaging, isTested),
    emitReadme(provider),
    emitTsconfig(provider),
    emitTurbo(provider),
    emitIndex(provider),
    emitClient(provider),
    emitSchema(provider, document),
    ...provider.operations.map((operation) => emitOperation(provider, operation, typeOrder)),
    ...(hasMock(provider) ? [emitMock(provider, document)] : []),
    ...(stop ? [emitStop(provider, stop)] : []),
    ...(isTested ? [emitContractTest(provider), emitTestTsconfig(provider)] : []),
    ...(isTested && hasMock(provider) ? [emitTypeTest(provider, document)] : []),
  ];
  checkCode(files);
  return files;
}
