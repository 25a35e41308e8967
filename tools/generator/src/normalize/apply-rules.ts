import type { Key } from "../load/parsed-text.js";
import { copyObject, isObject, type Visit } from "../load/specification.js";
import { documentRules } from "./document-rules.js";
import { operationRules } from "./operation-rules.js";
import type { PageFacts } from "./page-facts.js";
import { findQuestions, lookUp, type Question } from "./questions.js";
import type { Members, NormalizeRule, RuleContext } from "./rule.js";
import { schemaRules } from "./schema-rules.js";

/** A repair that was made, and where it was in the document as published. */
export interface MadeRepair {
  readonly rule: string;
  readonly keys: readonly Key[];
  readonly message: string;
}

/** Something likely, to stand as a comment before what the keys lead to in the repaired document. */
export interface Proposal {
  readonly keys: readonly Key[];
  readonly comment: string;
}

export interface Repaired {
  readonly root: Members;
  readonly repairs: readonly MadeRepair[];
  readonly proposals: readonly Proposal[];
  readonly questions: readonly Question[];
}

/** Applies all rules: those for parts of the document from the inside out, then those for the whole. */
export function applyRules(published: Members, facts: readonly PageFacts[]): Repaired {
  const repairs: MadeRepair[] = [];
  const proposals: Proposal[] = [];
  const questions: Question[] = [];
  const origins = new WeakMap<Members, readonly Key[]>();
  const isOld = String(published["openapi"]).startsWith("3.0.");
  let root = published;
  const apply = (name: string, rule: NormalizeRule, object: Members, keys: readonly Key[]): Members => {
    const context: RuleContext = {
      keys,
      isOld,
      facts,
      resolve: (value) => resolve(root, value),
      note: (rest, message) => void repairs.push({ rule: name, keys: trace([...keys, ...rest]), message }),
      ask: (rest, message) => void questions.push({ keys: [...keys, ...rest], message }),
      propose: (rest, comment) => void proposals.push({ keys: [...keys, ...rest], comment }),
    };
    return rule.repair(object, context);
  };
  const partRules = Object.entries({ ...schemaRules, ...operationRules });
  const visit: Visit = (kind, value, keys) => {
    if (!isObject(value)) return value;
    const rules = partRules.filter(([, rule]) => rule.kind === kind);
    const copy = copyObject(kind, value, keys as Key[], visit) as Members;
    const place = [...keys];
    const repaired = rules.reduce((object, [name, rule]) => apply(name, rule, object, place), copy);
    if (kind === "Parameter") origins.set(repaired, place);
    return repaired;
  };
  /** The keys, in the document as published, of a parameter that another one has moved up for. */
  const trace = (keys: readonly Key[]): readonly Key[] => {
    const at = keys.indexOf("parameters");
    const parameter = keys.slice(0, at + 2).reduce<unknown>((holder, key) => Object(holder)[key], root);
    const origin = isObject(parameter) ? origins.get(parameter) : undefined;
    return origin === undefined ? keys : [...origin, ...keys.slice(at + 2)];
  };
  root = copyObject("OpenApi", published, [], visit) as Members;
  for (const [name, rule] of Object.entries(documentRules)) root = apply(name, rule, root, []);
  return { root, repairs, proposals, questions: [...questions, ...findQuestions(root, facts)] };
}

/** What a value stands for; a reference that leads nowhere, or back to itself, stands for nothing. */
function resolve(root: Members, value: unknown): Members {
  const seen = new Set<unknown>();
  let found = value;
  while (isObject(found) && typeof found["$ref"] === "string" && !seen.has(found)) {
    seen.add(found);
    found = lookUp(root, found["$ref"]);
  }
  return isObject(found) && !seen.has(found) ? found : {};
}
