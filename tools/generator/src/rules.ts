import type { Oas3Rule } from "@redocly/openapi-core";
import { extension } from "./rules/extension.js";
import { exportName } from "./rules/export-name.js";
import {
  errorResponse,
  operationId,
  operationIdCase,
  parameterClash,
  pathLiteral,
  responseStatus,
} from "./rules/operation.js";
import { described, exampleGiven } from "./rules/prose.js";
import { optionClash, parameterReserved, securitySchemeName, serverDeclared } from "./rules/security.js";
import { contentSupported, parameterSupported, schemeSupported, serverSupported } from "./rules/support.js";
import { defaultType, enumMember } from "./rules/value-type.js";

/** The rules that we have written, as visitors of the library's walk. What they are about stands in the rule table. */
export const visitors: Readonly<Record<string, Oas3Rule>> = {
  "content-supported": contentSupported,
  "default-type": defaultType,
  described,
  "enum-member": enumMember,
  "error-response": errorResponse,
  "example-given": exampleGiven,
  "export-name": exportName,
  extension,
  "operation-id": operationId,
  "operation-id-case": operationIdCase,
  "option-clash": optionClash,
  "parameter-clash": parameterClash,
  "parameter-reserved": parameterReserved,
  "parameter-supported": parameterSupported,
  "path-literal": pathLiteral,
  "response-status": responseStatus,
  "scheme-supported": schemeSupported,
  "security-scheme-name": securitySchemeName,
  "server-declared": serverDeclared,
  "server-supported": serverSupported,
};
