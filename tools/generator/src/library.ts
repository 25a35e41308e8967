import type { Oas3Rule, Source, WalkContext } from "@redocly/openapi-core";
import { basename, dirname } from "node:path";
import { libraryRules } from "./library-rules.js";
import { loadLibrary, loadRule } from "./library-parts.js";
import { LibraryReferences } from "./library-references.js";
import type { OpenApi } from "./document.js";
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

/** A rule that runs, with the options that it is given. */
interface ChosenRule {
  readonly ruleId: RuleName;
  readonly rule: Oas3Rule;
  readonly options?: object | undefined;
}

/** Runs all rules over a document in one walk. */
export async function runLibrary(task: LibraryTask): Promise<readonly Problem[]> {
  const { path, root } = task;
  const library = await loadLibrary(String((root as OpenApi)["openapi"]));
  const types = library.normalizeTypes(library.types);
  const document = { source: { absoluteRef: path } as Source, parsed: root };
  const context: WalkContext = { problems: [], specVersion: library.version, visitorsData: {} };
  const chosen = (await chooseRules(task)).map(({ ruleId, rule, options }) => {
    const severity = isErrorRule(ruleId) ? ("error" as const) : ("warn" as const);
    return { ruleId, severity, visitor: rule({ ...options, severity }) as object };
  });
  library.walkDocument({
    document,
    rootType: types["Root"]!,
    normalizedVisitors: library.normalizeVisitors(chosen, types),
    resolvedRefMap: new LibraryReferences(document, library),
    ctx: context,
  });
  return context.problems.map(({ ruleId, severity, message, location: [location] }) => ({
    rule: ruleId as RuleName,
    isError: severity === "error",
    message,
    // The pointer of the whole document is "#/" here.
    keys: splitPointer(location?.pointer?.replace(/^#\/$/, "") ?? ""),
    onKey: location?.reportOnKey === true,
  }));
}

/** The library's rules, and then ours. Each that is not needed need not be loaded either. */
async function chooseRules({ path, errorsOnly, structureOnly }: LibraryTask): Promise<readonly ChosenRule[]> {
  const isWanted = (name: string): boolean => {
    if (structureOnly === true) return name === "struct";
    return !errorsOnly || isErrorRule(name as RuleName) || ruleEntry(name as RuleName).isLoss === true;
  };
  const wanted = Object.entries(libraryRules).filter(([name]) => isWanted(name));
  const theirs = wanted.map(async ([name, { module, name: exported, options }]): Promise<ChosenRule> => {
    return { ruleId: name as RuleName, rule: await loadRule(module, exported), options };
  });
  const options = { provider: basename(dirname(path)) };
  const ours = Object.entries(visitors).filter(([name]) => isWanted(name));
  return [
    ...(await Promise.all(theirs)),
    ...ours.map(([name, rule]): ChosenRule => ({ ruleId: name as RuleName, rule, options })),
  ];
}

function isErrorRule(name: RuleName): boolean {
  return ruleEntry(name).severity === "error";
}
