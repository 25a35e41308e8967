import type TypeScript from "typescript";
import { escapeKey } from "./key-escape.js";
import { ts } from "./type-library.js";

/** The nodes of openapi-typescript, and the types that stand in an alias of their own, by the name of the alias. */
export interface AliasedTypes {
  readonly nodes: readonly TypeScript.Node[];
  readonly aliases: ReadonlyMap<string, TypeScript.TypeNode>;
}

/**
 * Moves each schema that is an array of itself, at whatever distance, into its alias: TypeScript wants to know at once
 * what a property is, and refuses `Tree: components["schemas"]["Tree"][]`, but takes `type Tree = Tree[]`. `typeNames`
 * has the alias of each schema.
 */
export function aliasRecursiveTypes(
  nodes: readonly TypeScript.Node[],
  typeNames: ReadonlyMap<string, string>,
): AliasedTypes {
  const names = new Map([...typeNames].map(([name, typeName]) => [escapeKey(name), typeName]));
  const types = new Map(nodes.filter(isComponents).flatMap(listSchemas));
  const graph = new Map([...types].map(([name, type]) => [name, new Set(findUses(type, types))]));
  const recursive = reverse(withoutEnds(reverse(withoutEnds(graph))));
  if (recursive.size === 0) return { nodes, aliases: new Map() };
  const alias = (name: string | undefined): TypeScript.TypeNode | undefined => {
    if (name === undefined || !recursive.has(name)) return undefined;
    return ts.factory.createTypeReferenceNode(names.get(name)!);
  };
  const aliases = [...recursive.keys()].map((name) => {
    return [names.get(name)!, mapNodes(types.get(name)!, (node) => alias(schemaName(node)))] as const;
  });
  const replaced = new Map([...recursive.keys()].map((name) => [types.get(name)!, alias(name)]));
  const rest = nodes.map((node) => {
    return isComponents(node) ? mapNodes(node, (each) => replaced.get(each as TypeScript.TypeNode)) : node;
  });
  return { nodes: rest, aliases: new Map(aliases) };
}

function isComponents(node: TypeScript.Node): node is TypeScript.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "components";
}

function listSchemas(components: TypeScript.InterfaceDeclaration): [string, TypeScript.TypeNode][] {
  const schemas = components.members.find((member) => nameOf(member) === "schemas");
  if (schemas === undefined || !ts.isPropertySignature(schemas)) return [];
  if (schemas.type === undefined || !ts.isTypeLiteralNode(schemas.type)) return [];
  return schemas.type.members.filter(ts.isPropertySignature).map((schema) => [nameOf(schema)!, schema.type!]);
}

function nameOf({ name }: TypeScript.TypeElement): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The schemas without which nothing can be said of a type. The members of an object can wait. */
function findUses(type: TypeScript.Node, schemas: ReadonlyMap<string, unknown>): readonly string[] {
  const name = schemaName(type);
  if (name !== undefined) return schemas.has(name) ? [name] : [];
  if (ts.isTypeLiteralNode(type)) return [];
  const uses: string[] = [];
  ts.forEachChild(type, (child) => {
    uses.push(...findUses(child, schemas));
  });
  return uses;
}

/** The name in `components["schemas"]["name"]`. */
function schemaName(node: TypeScript.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: components, indexType: section } = node.objectType;
  if (!ts.isTypeReferenceNode(components) || !ts.isIdentifier(components.typeName)) return undefined;
  if (components.typeName.text !== "components" || literalText(section) !== "schemas") return undefined;
  return literalText(node.indexType);
}

function literalText(node: TypeScript.Node): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

/** A copy of a node in which `replace` has taken the place of what it returns a node for. */
function mapNodes<N extends TypeScript.Node>(
  root: N,
  replace: (node: TypeScript.Node) => TypeScript.Node | undefined,
): N {
  const { transformed } = ts.transform(root, [
    (context) => (top) => {
      const visit = (node: TypeScript.Node): TypeScript.Node => {
        return replace(node) ?? ts.visitEachChild(node, visit, context);
      };
      return visit(top) as N;
    },
  ]);
  return transformed[0]!;
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
      left.get(user)?.delete(end);
      if (left.get(user)?.size === 0) ends.push(user);
    }
  }
  return left;
}

function reverse(graph: Graph): Graph {
  const reversed = new Map([...graph.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, uses] of graph) for (const use of uses) reversed.get(use)!.add(name);
  return reversed;
}
