import type { Oas3Rule } from "@redocly/openapi-core";
import { extension } from "./rules/extension.js";
import { exportName, operationId } from "./rules/export-name.js";
import { headerName } from "./rules/header-name.js";
import {
  errorResponse,
  operationIdCase,
  parameterClash,
  pathLiteral,
  responseStatus,
} from "./rules/operation.js";
import { described, exampleGiven } from "./rules/prose.js";
import { optionClash, securitySchemeName } from "./rules/security.js";
import { serverDeclared, serverUrl } from "./rules/server.js";
import { enumMember, enumType } from "./rules/value-type.js";

/** A rule of ours. `error`: wrong or unsafe code would follow. `house`: the normal form, an error only with `--strict`. */
export interface Rule {
  readonly severity: "error" | "house";
  readonly visitor: Oas3Rule;
}

/** All rules of ours, by name. */
export const rules: Readonly<Record<string, Rule>> = {
  "enum-member": { severity: "error", visitor: enumMember },
  "header-name": { severity: "error", visitor: headerName },
  extension: { severity: "error", visitor: extension },
  "path-literal": { severity: "error", visitor: pathLiteral },
  "server-url": { severity: "error", visitor: serverUrl },
  "response-status": { severity: "error", visitor: responseStatus },

  "enum-type": { severity: "house", visitor: enumType },
  "server-declared": { severity: "house", visitor: serverDeclared },
  described: { severity: "house", visitor: described },
  "error-response": { severity: "house", visitor: errorResponse },
  "example-given": { severity: "house", visitor: exampleGiven },
  "export-name": { severity: "house", visitor: exportName },
  "operation-id": { severity: "house", visitor: operationId },
  "operation-id-case": { severity: "house", visitor: operationIdCase },
  "option-clash": { severity: "house", visitor: optionClash },
  "parameter-clash": { severity: "house", visitor: parameterClash },
  "security-scheme-name": { severity: "house", visitor: securitySchemeName },
};
