import { checkBody } from "./body-check.js";
import type { Operation } from "./operation.js";
import { checkParameters } from "./parameter-check.js";
import { decoded, type ReceivedRequest } from "./received-request.js";
import { checkSecurity } from "./security-check.js";
import type { Spec } from "./spec.js";

/** The operation that a request names, or what it breaks the spec with. */
export type RequestCheck =
  | { readonly type: "valid"; readonly operation: Operation }
  | { readonly type: "invalid"; readonly status: number; readonly violations: readonly string[] };

export async function checkRequest(spec: Spec, request: ReceivedRequest): Promise<RequestCheck> {
  const candidates = spec.operations.filter(({ paths }) => {
    return paths.some((path) => path.match(request.path) !== undefined);
  });
  if (candidates.length === 0) {
    const known = spec.operations.map(({ method, path }) => `${method} ${path.text}`).join(", ");
    return invalid(404, [`No operation has the path "${request.path}". The spec has: ${known}.`]);
  }
  const operation = candidates.find(({ method }) => method === request.method);
  if (operation === undefined) {
    const methods = candidates.map(({ method }) => method).join(", ");
    return invalid(400, [`The method is ${request.method}. The spec has for this path: ${methods}.`]);
  }
  const violations = [
    ...checkSegments(request),
    ...checkParameters(spec, operation, request),
    ...checkSecurity(spec, operation, request),
    ...(await checkBody(operation, request)),
  ];
  return violations.length === 0 ? { type: "valid", operation } : invalid(400, violations);
}

function invalid(status: number, violations: readonly string[]): RequestCheck {
  return { type: "invalid", status, violations };
}

/** A segment `..` matches a template, but any proxy on the way would take it for the folder above. */
function checkSegments(request: ReceivedRequest): readonly string[] {
  const dots = request.path
    .split("/")
    .find((segment) => [".", ".."].includes(decoded(segment, "path") ?? ""));
  return dots === undefined ? [] : [`The path has a segment "${dots}", which leads to another path.`];
}
