import { escapeKey } from "./key-escape.js";
import { reference, type Statement, type TypeNode } from "./type-syntax.js";

/** The statements of openapi-typescript, and the types that stand in an alias of their own, by the name of the alias. */
export interface AliasedTypes {
  readonly statements: readonly Statement[];
  readonly aliases: ReadonlyMap<string, TypeNode>;
}

/**
 * Moves each schema that is an array of itself, at whatever distance, into its alias: TypeScript wants to know at once
 * what a property is, and refuses `Tree: components["schemas"]["Tree"][]`, but takes `type Tree = Tree[]`. `typeNames`
 * has the alias of each schema.
 */
export function aliasRecursiveTypes(
  statements: readonly Statement[],
  typeNames: ReadonlyMap<string, string>,
): AliasedTypes {
  const names = new Map([...typeNames].map(([name, typeName]) => [escapeKey(name), typeName]));
  const types = new Map(statements.flatMap(listSchemas));
  const graph = new Map([...types].map(([name, type]) => [name, new Set(findUses(type, types))]));
  const recursive = reverse(withoutEnds(reverse(withoutEnds(graph))));
  if (recursive.size === 0) return { statements, aliases: new Map() };
  const alias = (name: string | undefined): TypeNode | undefined => {
    return name === undefined || !recursive.has(name) ? undefined : reference(names.get(name)!);
  };
  const aliases = [...recursive.keys()].map((name) => {
    return [names.get(name)!, replaceTypes(types.get(name)!, (type) => alias(schemaName(type)))] as const;
  });
  const replaced = new Map([...recursive.keys()].map((name) => [types.get(name)!, alias(name)]));
  const rest = statements.map((statement) => {
    return isComponents(statement) ? replaceTypes(statement, (type) => replaced.get(type)) : statement;
  });
  return { statements: rest, aliases: new Map(aliases) };
}

function isComponents(statement: Statement): statement is Extract<Statement, { members: unknown }> {
  return statement.kind === "InterfaceDeclaration" && statement.name.text === "components";
}

function listSchemas(statement: Statement): readonly (readonly [string, TypeNode])[] {
  if (!isComponents(statement)) return [];
  const schemas = statement.members.find(
    (each) => each.kind === "PropertySignature" && each.name.text === "schemas",
  );
  if (schemas?.type.kind !== "TypeLiteral") return [];
  return schemas.type.members
    .filter((member) => member.kind === "PropertySignature")
    .map(({ name, type }) => [name.text, type]);
}

/** The schemas without which nothing can be said of a type. The members of an object can wait. */
function findUses(type: TypeNode, schemas: ReadonlyMap<string, unknown>): readonly string[] {
  const name = schemaName(type);
  if (name !== undefined) return schemas.has(name) ? [name] : [];
  if (type.kind === "TypeLiteral") return [];
  return Object.values(type)
    .flat()
    .filter((part: unknown): part is TypeNode => typeof part === "object")
    .flatMap((part) => findUses(part, schemas));
}

/** The name in `components["schemas"]["name"]`. */
function schemaName(type: TypeNode): string | undefined {
  if (type.kind !== "IndexedAccessType" || type.objectType.kind !== "IndexedAccessType") return undefined;
  const { objectType: components, indexType: section } = type.objectType;
  if (components.kind !== "TypeReference" || components.typeName.text !== "components") return undefined;
  return literalText(section) === "schemas" ? literalText(type.indexType) : undefined;
}

function literalText(type: TypeNode): string | undefined {
  return type.kind === "LiteralType" && type.literal.kind === "StringLiteral" ? type.literal.text : undefined;
}

/** A copy of a node in which `replace` has taken the place of each type that it returns one for. */
function replaceTypes<Node>(node: Node, replace: (type: TypeNode) => TypeNode | undefined): Node {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((each: unknown) => replaceTypes(each, replace)) as Node;
  const found = replace(node as unknown as TypeNode);
  if (found !== undefined) return found as Node;
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [key, replaceTypes(part, replace)]),
  ) as Node;
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** What is left of a graph when the nodes that lead nowhere are taken away, until there are none. */
function withoutEnds(graph: Graph): Graph {
  const before = reverse(graph);
  const left = new Map([...graph].map(([name, uses]) => [name, new Set(uses)]));
  const ends = [...graph.keys()].filter((name) => graph.get(name)!.size === 0);
  for (const end of ends) {
    left.delete(end);
    for (const user of before.get(end)!) {
      const uses = left.get(user)!;
      uses.delete(end);
      if (uses.size === 0) ends.push(user);
    }
  }
  return left;
}

function reverse(graph: Graph): Graph {
  const reversed = new Map([...graph.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, uses] of graph) for (const use of uses) reversed.get(use)!.add(name);
  return reversed;
}
