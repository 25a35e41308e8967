import { alternativesOf, describeAlternative, isUnion, matchAlternatives } from "./alternatives.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import { type FlatSchema, flatten, keywordNode, typesOf } from "./flat-schema.js";
import { compareProse } from "./prose.js";
import { splitNull } from "./null-choice.js";
import { compareHandling, compareLimits } from "./schema-limits.js";
import { inside, type SchemaRole, subjectOf } from "./schema-role.js";
import { compareTypes, compareValues, type FlatPair, pairOfKeyword } from "./schema-values.js";
import { child, follow, membersOf, pointerOf, referenceOf, type SpecNode } from "./spec-node.js";

/**
 * Compares schemas, each pair of them once for each direction: what several operations share is told once, under its own
 * name, and a schema that holds itself has an end.
 */
export class SchemaComparison {
  readonly #seen = new Set<string>();
  readonly #typeNames: ReadonlyMap<string, string>;

  /** `typeNames` are the exported types by the keys of the schemas in HEAD. */
  constructor(typeNames: ReadonlyMap<string, string>) {
    this.#typeNames = typeNames;
  }

  compare(nodes: Pair, role: SchemaRole): readonly ApiChange[] {
    const pair = pairOf(nodes, followBare);
    const key = `${role.direction} ${pointerOf(pair.base)} ${pointerOf(pair.head)}`;
    if (this.#seen.has(key)) return [];
    this.#seen.add(key);
    return this.#compareFlat(
      { base: flatten(pair.base), head: flatten(pair.head) },
      this.#rename(nodes.head, role),
    );
  }

  /** A named schema is known by its type, wherever it is met. */
  #rename(node: SpecNode, role: SchemaRole): SchemaRole {
    const { keys } = follow(node);
    const isNamed = keys.length === 3 && keys[0] === "components" && keys[1] === "schemas";
    const typeName = isNamed ? this.#typeNames.get(String(keys[2])) : undefined;
    if (typeName === undefined) return role;
    return { ...role, path: typeName, where: role.direction === "request" ? "in requests" : "in responses" };
  }

  #compareFlat(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
    const nodes: Pair = { base: pair.base.node, head: pair.head.node };
    const prose = compareProse(pairOf(nodes, proseHolder), subjectOf(role));
    if (isUnion(pair.base) !== isUnion(pair.head)) {
      const members = (schema: FlatSchema): readonly SpecNode[] => {
        return isUnion(schema) ? alternativesOf(schema) : splitNull(schema.node);
      };
      return [...prose, ...this.#compareAlternatives(pair, [members(pair.base), members(pair.head)], role)];
    }
    const types = compareTypes(pair, role);
    const own = [...prose, ...types];
    // What has become something else altogether is told once.
    if (isReplaced(pair)) return own;
    return [
      ...own,
      ...compareValues(pair, role),
      ...compareLimits(pair, role),
      ...compareHandling(pair, role),
      ...this.#compareProperties(pair, role),
      ...this.#compareItems(pair, role),
      ...this.#compareAlternatives(pair, [alternativesOf(pair.base), alternativesOf(pair.head)], role),
    ];
  }

  #compareProperties(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
    const { base, head } = pair;
    const names = new Set([...base.properties.keys(), ...head.properties.keys()]);
    const isRequest = role.direction === "request";
    const changes = [...names].flatMap((name): readonly ApiChange[] => {
      const nodes = pairOf({ base: base.node, head: head.node }, (node) =>
        child(child(node, "properties"), name),
      );
      const before = base.properties.get(name) ?? nodes.base;
      const after = head.properties.get(name) ?? nodes.head;
      const own = inside(role, `${role.path}.${name}`);
      const subject = subjectOf(own);
      const [wasRequired, isRequired] = [base.required.has(name), head.required.has(name)];
      if (!base.properties.has(name)) {
        const isBreaking = isRequest && isRequired;
        const message = `${subject} is new${isBreaking ? ", and has to be given" : ""}.`;
        return [change({ base: before, head: after }, isBreaking ? "major" : "minor", message)];
      }
      if (!head.properties.has(name)) {
        return [change({ base: before, head: after }, "major", `${subject} is gone.`)];
      }
      const rest = this.compare({ base: before, head: after }, own);
      if (wasRequired === isRequired) return rest;
      const places: Pair = {
        base: base.required.get(name) ?? before,
        head: head.required.get(name) ?? after,
      };
      return [
        change(places, isRequired === isRequest ? "major" : "minor", describeRequired(own, isRequired)),
        ...rest,
      ];
    });
    return [...changes, ...this.#compareOtherProperties(pair, role)];
  }

  #compareOtherProperties(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
    const nodes = pairOfKeyword(pair, "additionalProperties");
    // Only what a spec says outright becomes a part of the type.
    const [wasOpen, isOpen] = [isSaid(nodes.base), isSaid(nodes.head)];
    const subject = `Properties that \`${role.path}\` does not name (${role.where})`;
    if (wasOpen && isOpen) return this.compare(nodes, inside(role, `${role.path}[…]`));
    if (wasOpen) return [change(nodes, "major", `${subject} are gone.`)];
    if (isOpen) return [change(nodes, "minor", `${subject} are there.`)];
    const isClosed = nodes.head.value === false;
    if (isClosed === (nodes.base.value === false)) return [];
    const isBreaking = isClosed && role.direction === "request";
    return [
      change(nodes, isBreaking ? "major" : "minor", `${subject} are ${isClosed ? "refused" : "taken"}.`),
    ];
  }

  #compareItems(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
    const items = pairOfKeyword(pair, "items");
    const places = pairOfKeyword(pair, "prefixItems");
    const changes = this.#compareItem(items, inside(role, `${role.path}[]`));
    const length = Math.max(
      ...[places.base, places.head].map(({ value }) => (Array.isArray(value) ? value.length : 0)),
    );
    const each = Array.from({ length }, (_, index) => {
      return this.#compareItem(
        pairOf(places, (node) => child(node, index)),
        inside(role, `${role.path}[${index}]`),
      );
    });
    return [...changes, ...each.flat()];
  }

  /** An item that is not described may be anything. */
  #compareItem(pair: Pair, role: SchemaRole): readonly ApiChange[] {
    if (pair.base.value === undefined && pair.head.value === undefined) return [];
    return this.compare(pair, role);
  }

  #compareAlternatives(
    pair: FlatPair,
    [base, head]: readonly [readonly SpecNode[], readonly SpecNode[]],
    role: SchemaRole,
  ): readonly ApiChange[] {
    const { pairs, removed, added } = matchAlternatives(base, head);
    const isRequest = role.direction === "request";
    const subject = subjectOf(role);
    const changes = pairs.flatMap((each) => this.compare(each, role));
    const removals = removed.map((node) => {
      const message = `${subject} is never ${describeAlternative(node)} any more.`;
      return change({ base: node, head: unionNode(pair.head) }, isRequest ? "major" : "minor", message);
    });
    const additions = added.map((node) => {
      const note = isRequest ? undefined : "Code that tells all alternatives apart has one more to handle.";
      const message = `${subject} may be ${describeAlternative(node)}, too.`;
      return change({ base: unionNode(pair.base), head: node }, "minor", message, note);
    });
    return [...changes, ...removals, ...additions];
  }
}

function describeRequired(role: SchemaRole, isRequired: boolean): string {
  const isRequest = role.direction === "request";
  if (isRequest) return `${subjectOf(role)} ${isRequired ? "has to be given" : "may be left out"}.`;
  return `${subjectOf(role)} ${isRequired ? "is always there" : "may be absent"}.`;
}

/** What a reference leads to, unless something is said beside it. */
function followBare(node: SpecNode): SpecNode {
  const isBare = referenceOf(node) !== undefined && Object.keys(membersOf(node)).length === 1;
  return isBare ? follow(node) : node;
}

/** The prose beside a reference goes before that of what it names. */
function proseHolder(node: SpecNode): SpecNode {
  return referenceOf(node) === undefined || "description" in membersOf(node) ? node : follow(node);
}

function unionNode(schema: FlatSchema): SpecNode {
  const keyword = ["oneOf", "anyOf"].find((each) => schema.keywords.has(each));
  return keyword === undefined ? schema.node : keywordNode(schema, keyword);
}

function isReplaced({ base, head }: FlatPair): boolean {
  const [before, after] = [typesOf(base), typesOf(head)];
  if (before === undefined || after === undefined) return before !== after;
  return ![...before].some((type) => after.has(type));
}

function isSaid({ value }: SpecNode): boolean {
  return value !== undefined && value !== false;
}
