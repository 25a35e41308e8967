import type { Oas3Rule } from "@redocly/openapi-core";
import { extension } from "./rules/extension.js";
import { exportName, operationId } from "./rules/export-name.js";
import {
  errorResponse,
  operationIdCase,
  parameterClash,
  pathLiteral,
  responseStatus,
} from "./rules/operation.js";
import { described, exampleGiven } from "./rules/prose.js";
import { optionClash, parameterReserved, securitySchemeName, serverDeclared } from "./rules/security.js";
import { contentSupported, parameterSupported, schemeSupported, serverSupported } from "./rules/support.js";
import { defaultType, enumMember } from "./rules/value-type.js";

/** A rule of ours. `error`: wrong or unsafe code would follow. `house`: the normal form, an error only with `--strict`. */
export interface Rule {
  readonly severity: "error" | "house";
  readonly visitor: Oas3Rule;
}

/** All rules of ours, by name. */
export const rules: Readonly<Record<string, Rule>> = {
  "default-type": { severity: "error", visitor: defaultType },
  "enum-member": { severity: "error", visitor: enumMember },
  extension: { severity: "error", visitor: extension },
  "option-clash": { severity: "error", visitor: optionClash },
  "parameter-clash": { severity: "error", visitor: parameterClash },
  "parameter-reserved": { severity: "error", visitor: parameterReserved },
  "path-literal": { severity: "error", visitor: pathLiteral },
  "response-status": { severity: "error", visitor: responseStatus },
  "server-declared": { severity: "error", visitor: serverDeclared },
  "content-supported": { severity: "error", visitor: contentSupported },
  "parameter-supported": { severity: "error", visitor: parameterSupported },
  "server-supported": { severity: "error", visitor: serverSupported },
  "scheme-supported": { severity: "error", visitor: schemeSupported },

  described: { severity: "house", visitor: described },
  "error-response": { severity: "house", visitor: errorResponse },
  "example-given": { severity: "house", visitor: exampleGiven },
  "export-name": { severity: "house", visitor: exportName },
  "operation-id": { severity: "house", visitor: operationId },
  "operation-id-case": { severity: "house", visitor: operationIdCase },
  "security-scheme-name": { severity: "house", visitor: securitySchemeName },
};
