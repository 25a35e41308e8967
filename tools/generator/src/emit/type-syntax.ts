/**
 * The syntax of types, as far as the types of a document need it, with TypeScript's names. openapi-typescript makes
 * its types of it, in place of TypeScript's own tree, which takes half a second to load and ten times the memory.
 */
export type TypeNode =
  | { readonly kind: Keyword }
  | Identifier
  | { readonly kind: "LiteralType"; readonly literal: Literal }
  | {
      readonly kind: "TypeReference";
      readonly typeName: Identifier;
      readonly typeArguments: readonly TypeNode[];
    }
  | { readonly kind: "IndexedAccessType"; readonly objectType: TypeNode; readonly indexType: TypeNode }
  | { readonly kind: "TypeLiteral"; readonly members: readonly Member[] }
  | { readonly kind: "ArrayType"; readonly elementType: TypeNode }
  | { readonly kind: "TupleType"; readonly elements: readonly TypeNode[] }
  | { readonly kind: "UnionType" | "IntersectionType"; readonly types: readonly TypeNode[] };

export type Keyword =
  | "BooleanKeyword"
  | "NeverKeyword"
  | "NumberKeyword"
  | "StringKeyword"
  | "UndefinedKeyword"
  | "UnknownKeyword";

/** A name. As a type of its own, it is a string with its quotes: so openapi-typescript writes the members of an enum. */
export interface Identifier {
  readonly kind: "Identifier";
  readonly text: string;
  readonly escapedText: string;
}

export type Literal =
  | { readonly kind: "TrueKeyword" | "FalseKeyword" | "NullKeyword" }
  | StringLiteral
  | NumericLiteral
  | { readonly kind: "PrefixUnaryExpression"; readonly operand: NumericLiteral };

interface StringLiteral {
  readonly kind: "StringLiteral";
  readonly text: string;
}

interface NumericLiteral {
  readonly kind: "NumericLiteral";
  readonly text: string;
}

export type Member = PropertySignature | IndexSignature;

export interface PropertySignature {
  readonly kind: "PropertySignature";
  readonly modifiers: readonly Token[] | undefined;
  readonly name: PropertyName;
  readonly questionToken: Token | undefined;
  readonly type: TypeNode;
  /** What stands between the signs of its comment; empty where it has none. */
  comment: string;
}

export type PropertyName = Identifier | StringLiteral | NumericLiteral;

interface IndexSignature {
  readonly kind: "IndexSignature";
  readonly parameters: readonly { readonly name: Identifier; readonly type: TypeNode }[];
  readonly type: TypeNode;
}

interface Token {
  readonly kind: string;
}

export type Statement =
  | { readonly kind: "InterfaceDeclaration"; readonly name: Identifier; readonly members: readonly Member[] }
  | { readonly kind: "TypeAliasDeclaration"; readonly name: Identifier; readonly type: TypeNode }
  | Helper;

/** A type of openapi-typescript's own, which its code has as text. */
interface Helper {
  readonly kind: "Helper";
  readonly name: Identifier;
  readonly code: string;
}

/** A type by its name. */
export function reference(name: string): TypeNode {
  return factory.createTypeReferenceNode(name);
}

/** What makes nodes, as far as openapi-typescript calls it with our options. */
const factory = {
  createArrayTypeNode: (elementType: TypeNode): TypeNode => ({ kind: "ArrayType", elementType }),
  createFalse: (): Literal => ({ kind: "FalseKeyword" }),
  createIdentifier: identifier,
  createIndexSignature: (_: unknown, parameters: IndexSignature["parameters"], type: TypeNode): Member => {
    return { kind: "IndexSignature", parameters, type };
  },
  createIndexedAccessTypeNode: (objectType: TypeNode, indexType: TypeNode): TypeNode => {
    return { kind: "IndexedAccessType", objectType, indexType };
  },
  createInterfaceDeclaration: (
    _: unknown,
    name: string | Identifier,
    __: unknown,
    ___: unknown,
    members: readonly Member[],
  ): Statement => ({ kind: "InterfaceDeclaration", name: toIdentifier(name), members }),
  createIntersectionTypeNode: (types: readonly TypeNode[]): TypeNode => ({ kind: "IntersectionType", types }),
  createKeywordTypeNode: (kind: Keyword): TypeNode => ({ kind }),
  createLiteralTypeNode: (literal: Literal): TypeNode => ({ kind: "LiteralType", literal }),
  createModifier: createToken,
  createNodeArray: <Node>(nodes: readonly Node[]): readonly Node[] => nodes,
  createNull: (): Literal => ({ kind: "NullKeyword" }),
  createNumericLiteral: (value: number | string): NumericLiteral => {
    return { kind: "NumericLiteral", text: String(value) };
  },
  createParameterDeclaration: (_: unknown, __: unknown, name: Identifier, ___: unknown, type: TypeNode) => {
    return { name, type };
  },
  createPrefixUnaryExpression: (_: unknown, operand: NumericLiteral): Literal => {
    return { kind: "PrefixUnaryExpression", operand };
  },
  createPropertySignature: (
    modifiers: readonly Token[] | undefined,
    name: string | PropertyName,
    questionToken: Token | undefined,
    type: TypeNode,
  ): PropertySignature => {
    return {
      kind: "PropertySignature",
      modifiers,
      name: toIdentifier(name),
      questionToken,
      type,
      comment: "",
    };
  },
  createStringLiteral: (text: string): StringLiteral => ({ kind: "StringLiteral", text }),
  createToken,
  createTrue: (): Literal => ({ kind: "TrueKeyword" }),
  createTupleTypeNode: (elements: readonly TypeNode[]): TypeNode => ({ kind: "TupleType", elements }),
  createTypeAliasDeclaration: (
    _: unknown,
    name: string | Identifier,
    __: unknown,
    type: TypeNode,
  ): Statement => ({ kind: "TypeAliasDeclaration", name: toIdentifier(name), type }),
  createTypeLiteralNode: (members: readonly Member[]): TypeNode => ({ kind: "TypeLiteral", members }),
  createTypeReferenceNode: (name: string | Identifier, typeArguments?: readonly TypeNode[]): TypeNode => {
    return { kind: "TypeReference", typeName: toIdentifier(name), typeArguments: typeArguments ?? [] };
  },
  createUnionTypeNode: (types: readonly TypeNode[]): TypeNode => ({ kind: "UnionType", types }),
};

function identifier(text: string): Identifier {
  return { kind: "Identifier", text, escapedText: text };
}

function toIdentifier<Name>(name: string | Name): Name | Identifier {
  return typeof name === "string" ? identifier(name) : name;
}

function createToken(kind: string): Token {
  return { kind };
}

const TYPES: ReadonlySet<string> = new Set<TypeNode["kind"]>([
  "ArrayType",
  "IndexedAccessType",
  "IntersectionType",
  "LiteralType",
  "TupleType",
  "TypeLiteral",
  "TypeReference",
  "UnionType",
]);

/** What openapi-typescript has as `typescript`. A kind is its own name here, so that it can be looked up both ways. */
export const typeSyntax: object = {
  ScriptTarget: {},
  SyntaxKind: new Proxy({}, { get: (_, name) => name }),
  addSyntheticLeadingComment: (node: PropertySignature, _: unknown, text: string): void => {
    node.comment = text;
  },
  createSourceFile: (_: unknown, code: string): { readonly statements: readonly Statement[] } => {
    const name = /^type (\w+)/.exec(code)?.[1];
    if (name === undefined) throw new Error(`${code} is no helper of openapi-typescript that is known.`);
    return { statements: [{ kind: "Helper", name: identifier(name), code }] };
  },
  factory,
  isArrayTypeNode: ({ kind }: Token): boolean => kind === "ArrayType",
  isInterfaceDeclaration: ({ kind }: Token): boolean => kind === "InterfaceDeclaration",
  isTupleTypeNode: ({ kind }: Token): boolean => kind === "TupleType",
  isTypeAliasDeclaration: ({ kind }: Token): boolean => kind === "TypeAliasDeclaration" || kind === "Helper",
  isTypeNode: ({ kind }: Token): boolean => TYPES.has(kind) || kind.endsWith("Keyword"),
};
