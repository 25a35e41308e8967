import type { Finding } from "../finding.js";
import { InputError } from "../finding.js";
import type { Bundle } from "./bundle.js";
import { LIMITS } from "./limits.js";
import { partStyle } from "./encoding-repair.js";
import { duplicateOperationId, pathParameters, responsesMissing, statusRange } from "./operation-repairs.js";
import type { Key } from "./parsed-text.js";
import { formatPointer, parsePointer } from "./pointer.js";
import { writeOutBoolean } from "./boolean-schema.js";
import type { Repair, RepairContext } from "./repair.js";
import {
  defaultType,
  discriminatorMapping,
  exclusiveBound,
  nullable,
  objectReference,
  parentChoice,
  pathParameterRequired,
  referenceSibling,
  requiredFlag,
  schemaExample,
  unknownType,
} from "./schema-repairs.js";
import { copyObject, isObject, type Kind, SECTIONS, type Visit } from "./specification.js";

/** What is done to objects of each kind, in this order. */
const REPAIRS: Readonly<Partial<Record<Kind, readonly Repair[]>>> = {
  PathItem: [pathParameters],
  Operation: [duplicateOperationId, responsesMissing, statusRange],
  Parameter: [objectReference, pathParameterRequired],
  Encoding: [partStyle],
  Schema: [
    referenceSibling,
    parentChoice,
    unknownType,
    nullable,
    exclusiveBound,
    schemaExample,
    requiredFlag,
    defaultType,
    discriminatorMapping,
  ],
};

/** A document in the form of OpenAPI 3.1 or 3.2, whatever its version was, and what had to be mended. */
export interface NormalForm {
  readonly root: Readonly<Record<string, unknown>>;
  readonly repairs: readonly Finding[];
  /** The place of what the keys lead to in the normal form. */
  readonly locate: Bundle["locate"];
}

/**
 * Brings a document into its normal form: nobody behind this asks for a version, or meets what documents often get
 * wrong and what can be mended without a guess.
 */
export function normalize({ root, locate: locateInBundle, parentReferences }: Bundle): NormalForm {
  const isOld = String(root["openapi"]).startsWith("3.0.");
  const repairs: Finding[] = [];
  const operationIds = new Set<string>();
  const moves = new Map<string, readonly Key[]>();
  const locate: Bundle["locate"] = (keys, onKey) => {
    for (let length = moves.size === 0 ? 0 : keys.length; length > 0; length -= 1) {
      const from = moves.get(formatPointer(keys.slice(0, length)));
      if (from !== undefined) return locateInBundle([...from, ...keys.slice(length)], onKey);
    }
    return locateInBundle(keys, onKey);
  };
  let operations = 0;
  const resolve = (value: unknown): Readonly<Record<string, unknown>> => {
    let found = value;
    // `bundle` has refused circles.
    while (isObject(found) && typeof found["$ref"] === "string") found = lookUp(root, found["$ref"]);
    return isObject(found) ? found : {};
  };
  const visit: Visit = (kind, value, keys) => {
    if (!isObject(value)) return value;
    if (kind === "Operation") {
      operations += 1;
      if (operations > LIMITS.operations) refuseOperations(locate(keys));
    }
    const report: RepairContext["report"] = (rule, message, rest, onKey = false) => {
      repairs.push({ ...locate([...keys, ...rest], onKey), rule, severity: "warning", message });
    };
    const move: RepairContext["move"] = (to, from) => {
      moves.set(formatPointer([...keys, ...to]), [...keys, ...from]);
    };
    const context: RepairContext = {
      isOld,
      keys,
      report,
      move,
      resolve,
      parentReferences,
      operationIds,
    };
    const list = REPAIRS[kind] ?? (SECTIONS[kind] === undefined ? [] : [objectReference]);
    const repaired = list.reduce((object, repair) => repair(object, context), value);
    const depth = keys.length;
    return copyObject(kind, repaired, keys as Key[], (member, each, place) => {
      const isOwn = kind === "Schema" && place.length === depth + 1;
      if (member !== "Schema" || typeof each !== "boolean" || isOld) return visit(member, each, place);
      return writeOutBoolean(each, isOwn ? place.at(-1) : undefined);
    });
  };
  const normal = copyObject("OpenApi", root, [], visit) as Readonly<Record<string, unknown>>;
  return { root: isOld ? { ...normal, openapi: "3.1.0" } : normal, repairs, locate };
}

function refuseOperations(location: Pick<Finding, "file" | "line" | "column">): never {
  const message = `Here are more than ${LIMITS.operations} operations. Split the document, or leave out what you don't use.`;
  throw new InputError("The spec is too large.", [
    { ...location, rule: "limit", severity: "error", message },
  ]);
}

function lookUp(root: unknown, reference: string): unknown {
  const keys = parsePointer(reference.slice(1)) ?? [];
  return keys.reduce<unknown>((holder, key) => (isObject(holder) ? holder[key] : undefined), root);
}
