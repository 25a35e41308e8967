import {
  createConfig,
  getLineColLocation,
  lintFromString,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { basename, dirname } from "node:path";
import type { Document } from "./document.js";
import type { Finding } from "./finding.js";
import { checkReferences } from "./rules/reference.js";
import { librarySettings } from "./library-rules.js";
import { ruleTable } from "./rule-table.js";
import { visitors } from "./rules.js";

/**
 * Checks a spec by all rules and returns what they found, in the order of the document. House rules are warnings;
 * with `strict` they are errors.
 */
export async function lint(
  document: Document,
  options: { readonly strict?: boolean | undefined },
): Promise<readonly Finding[]> {
  const version = checkVersion(document);
  if (version !== undefined) return [version];
  // Redocly's library follows references as it walks, so none that leads elsewhere may reach it.
  const references = checkReferences(document);
  if (references.length > 0) return references;
  const provider = basename(dirname(document.path));
  const ours = Object.keys(visitors).map((rule) => {
    const severity = isError(rule, options) ? ("error" as const) : ("warn" as const);
    return [`house/${rule}`, { severity, provider }] as const;
  });
  const problems = await lintFromString({
    source: document.source,
    absoluteRef: document.path,
    config: await createConfig({
      plugins: [{ id: "house", rules: { oas3: visitors } }],
      rules: { ...librarySettings, ...Object.fromEntries(ours) },
    }),
  });
  const findings = problems
    .filter(({ ignored }) => !ignored)
    .map((problem) => buildFinding(document, problem));
  return deduplicate(findings.toSorted((one, other) => one.line - other.line || one.column - other.column));
}

function isError(rule: string, { strict = false }: { readonly strict?: boolean | undefined }): boolean {
  return strict || ruleTable[rule]?.severity === "error";
}

function checkVersion({ file, root }: Document): Finding | undefined {
  const version = root["openapi"];
  if (typeof version === "string" && /^3\.1\.\d+$/.test(version)) return undefined;
  const found = ["swagger", "asyncapi"].find((key) => key in root);
  const message =
    found === undefined
      ? `"openapi" is ${JSON.stringify(version) ?? "missing"}.`
      : `This is ${found === "swagger" ? "Swagger" : "AsyncAPI"} ${String(root[found])}.`;
  return {
    file,
    line: 1,
    column: 1,
    rule: "openapi-version",
    severity: "error",
    message: `${message} ${ruleTable["openapi-version"]?.advice}`,
  };
}

function buildFinding({ file }: Document, problem: NormalizedProblem): Finding {
  const [location] = problem.location;
  const start = location === undefined ? { line: 1, col: 1 } : getLineColLocation(location).start;
  const rule = problem.ruleId.replace(/^house\//, "");
  return {
    file,
    line: start.line,
    column: start.col,
    rule,
    severity: problem.severity === "error" ? "error" : "warning",
    message:
      rule in librarySettings
        ? `${problem.message.replace(/\.?$/, ".")} ${ruleTable[rule]?.advice}`
        : problem.message,
  };
}

/** A schema that is referred to twice is visited twice. */
function deduplicate(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
