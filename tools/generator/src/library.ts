import { BaseResolver, createConfig, lintDocument, ResolveError, Source } from "@redocly/openapi-core";
import { basename, dirname } from "node:path";
import { libraryRules } from "./library-rules.js";
import type { Key } from "./load/parsed-text.js";
import { splitPointer } from "./load/pointer.js";
import { ruleEntry, type RuleName } from "./rule-table.js";
import { visitors } from "./rules.js";

/** What Redocly's library is to check. It is plain data, so that another thread can do it. */
export interface LibraryTask {
  /** The path of the document, whose folder has the name of the provider. */
  readonly path: string;
  readonly root: object;
  /** Whether to leave out the rules that only warn, and of nothing that would be missing from a package. */
  readonly errorsOnly: boolean;
  /** Whether to look at nothing but the structure, without which other rules may stumble. */
  readonly structureOnly?: boolean | undefined;
}

/** What the library found, or a rule of ours that it ran. */
export interface Problem {
  readonly rule: RuleName;
  readonly isError: boolean;
  readonly message: string;
  readonly keys: readonly Key[];
  /** Whether the key is meant, and not the value. */
  readonly onKey: boolean;
}

/** Runs all rules over a document in one walk. */
export async function runLibrary(task: LibraryTask): Promise<readonly Problem[]> {
  const { path, root, errorsOnly, structureOnly = false } = task;
  const provider = basename(dirname(path));
  const configure = ([name, options]: [string, object]): readonly [
    string,
    { readonly [key: string]: unknown },
  ] => {
    return [name, { ...options, severity: isErrorRule(name) ? "error" : "warn" }];
  };
  const isWanted = ([name]: [string, object]): boolean =>
    !errorsOnly || isErrorRule(name) || ruleEntry(ruleOf(name)).isLoss === true;
  const library = Object.entries(libraryRules).filter(isWanted).map(configure);
  const ours = Object.entries(visitors)
    .filter(isWanted)
    .map(([name]) => configure([`house/${name}`, { provider }]));
  const problems = await lintDocument({
    document: { source: new Source(path, ""), parsed: root },
    externalRefResolver: new NoResolver(),
    config: await createConfig({
      plugins: [{ id: "house", rules: { oas3: visitors } }],
      rules: Object.fromEntries(structureOnly ? [configure(["struct", {}])] : [...library, ...ours]),
    }),
  });
  return problems
    .filter(({ ignored }) => !ignored)
    .map(({ ruleId, severity, message, location: [location] }) => ({
      rule: ruleOf(ruleId),
      isError: severity === "error",
      message,
      // The pointer of the whole document is "#/" here.
      keys: splitPointer(location?.pointer?.replace(/^#\/$/, "") ?? ""),
      onKey: location?.reportOnKey === true,
    }));
}

function isErrorRule(name: string): boolean {
  return ruleEntry(ruleOf(name)).severity === "error";
}

/** The library puts the name of a plugin in front of those of its rules. No rule runs here that is not in the table. */
function ruleOf(id: string): RuleName {
  return id.replace(/^house\//, "") as RuleName;
}

/** Reads nothing and fetches nothing: the document is in one piece. */
class NoResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<never> {
    return Promise.reject(new ResolveError(new Error(`${reference} is not part of the document.`)));
  }
}
