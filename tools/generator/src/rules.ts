import type { Oas3Rule } from "@redocly/openapi-core";
import type { RuleName } from "./rule-table.js";
import { encodingIgnored } from "./rules/encoding.js";
import { eventData } from "./rules/event-data.js";
import { extension } from "./rules/extension.js";
import { exportName, operationId } from "./rules/export-name.js";
import { headerName } from "./rules/header-name.js";
import {
  errorResponse,
  methodSupported,
  operationIdCase,
  parameterClash,
  pathFragment,
  pathLiteral,
  responseStatus,
} from "./rules/operation.js";
import { parameterNesting, parameterStyle } from "./rules/parameter.js";
import { described, exampleGiven } from "./rules/prose.js";
import { optionClash, securitySchemeName } from "./rules/security.js";
import { serverDeclared, serverUrl } from "./rules/server.js";
import { stopMeaning } from "./rules/stop-meaning.js";
import { enumMember, enumType } from "./rules/value-type.js";

/** The rules that we have written, as visitors of the library's walk. What they are about stands in the rule table. */
export const visitors: Readonly<Partial<Record<RuleName, Oas3Rule>>> = {
  described,
  "encoding-ignored": encodingIgnored,
  "enum-member": enumMember,
  "enum-type": enumType,
  "error-response": errorResponse,
  "event-data": eventData,
  "example-given": exampleGiven,
  "export-name": exportName,
  extension,
  "header-name": headerName,
  "method-supported": methodSupported,
  "operation-id": operationId,
  "operation-id-case": operationIdCase,
  "option-clash": optionClash,
  "parameter-clash": parameterClash,
  "parameter-nesting": parameterNesting,
  "parameter-style": parameterStyle,
  "path-fragment": pathFragment,
  "path-literal": pathLiteral,
  "response-status": responseStatus,
  "security-scheme-name": securitySchemeName,
  "server-declared": serverDeclared,
  "server-url": serverUrl,
  "stop-meaning": stopMeaning,
};
