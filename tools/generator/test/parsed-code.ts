import { parseSync } from "oxc-parser";

/**
 * The first node of a file that no emitter writes, as a parser by others sees it; undefined where there is none, or
 * where the file does not parse, so that the formatter refuses it.
 */
export function findUnexpected(path: string, text: string): string | undefined {
  const { errors, program } = parseSync(path, text, { lang: "ts", sourceType: "module" });
  if (errors.length > 0) return undefined;
  const isExpected = path === "src/schema.ts" ? isTypeSyntax : isCodeSyntax;
  const aliases = new Set(program.body.map(aliasName));
  const open: object[] = [...program.body];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isNode(value) && !isExpected(value, aliases)) return value.type;
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === "object" && member !== null) open.push(member as object);
      else if (member === true && !FLAGS.has(key)) return key;
    }
  }
  return undefined;
}

/** A node of the syntax tree, in the form of ESTree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** The name of an alias that stands by itself, or is exported. */
function aliasName(statement: object): unknown {
  const { type, id, declaration } = statement as Node;
  if (type === "ExportNamedDeclaration" && declaration) return aliasName(declaration);
  return type === "TSTypeAliasDeclaration" && isIdentifier(id) ? id.name : undefined;
}

function isNode(value: object): value is Node {
  return "type" in value;
}

/** Modifiers are flags in this tree. Those that emitters write, `prefix` of a minus, and `value` of `true`. */
const FLAGS: ReadonlySet<string> = new Set([
  "computed",
  "optional",
  "prefix",
  "readonly",
  "shorthand",
  "tail",
  "value",
]);

const TYPE_SYNTAX: ReadonlySet<string> = new Set([
  "Identifier",
  "TSAnyKeyword",
  "TSArrayType",
  "TSBooleanKeyword",
  "TSIndexSignature",
  "TSIndexedAccessType",
  "TSInterfaceBody",
  "TSInterfaceDeclaration",
  "TSIntersectionType",
  "TSLiteralType",
  "TSMappedType",
  "TSNeverKeyword",
  "TSNullKeyword",
  "TSNumberKeyword",
  "TSParenthesizedType",
  "TSPropertySignature",
  "TSStringKeyword",
  "TSTupleType",
  "TSTypeAliasDeclaration",
  "TSTypeAnnotation",
  "TSTypeLiteral",
  "TSTypeOperator",
  "TSTypeParameter",
  "TSTypeParameterDeclaration",
  "TSTypeParameterInstantiation",
  "TSUndefinedKeyword",
  "TSUnionType",
  "TSUnknownKeyword",
]);

/** The types that the types of a document may be made of, by name: those of the file itself, and TypeScript's. */
const TYPE_NAMES =
  /^(?:\$defs|ArrayBuffer|ArrayBufferView|Blob|components|K|Omit|operations|P|paths|Record|T|WithRequired|webhooks)$/;

function isTypeSyntax(node: Node, aliases: ReadonlySet<unknown>): boolean {
  const { type, typeName, declaration } = node;
  if (type === "TSTypeReference") {
    return isIdentifier(typeName) && (TYPE_NAMES.test(typeName.name) || aliases.has(typeName.name));
  }
  if (type === "ExportNamedDeclaration") return declaration !== null;
  return isType(node);
}

const CODE_SYNTAX: ReadonlySet<string> = new Set([
  "ArrayExpression",
  "AssignmentPattern",
  "BlockStatement",
  "ExportNamedDeclaration",
  "ExportSpecifier",
  "FunctionDeclaration",
  "ImportDeclaration",
  "ImportNamespaceSpecifier",
  "ImportSpecifier",
  "ObjectExpression",
  "Property",
  "ReturnStatement",
  "TemplateElement",
  "TSConditionalType",
  "TSInterfaceHeritage",
  "TSQualifiedName",
  "TSTemplateLiteralType",
  "TSTypePredicate",
  "TSTypeReference",
  "VariableDeclaration",
  "VariableDeclarator",
]);

function isCodeSyntax(node: Node): boolean {
  if (node.type === "MemberExpression") return isPartOfRuntime(node);
  if (node.type === "CallExpression") return isRuntimeFunction(node["callee"]);
  return isType(node) || CODE_SYNTAX.has(node.type);
}

function isPartOfRuntime({ object, computed, optional }: Node): boolean {
  return (
    isIdentifier(object) && ["mock", "wire"].includes(object.name) && computed === false && optional === false
  );
}

function isRuntimeFunction(callee: unknown): boolean {
  return isIdentifier(callee) ? callee.name === "isHttpError" : (callee as Node).type === "MemberExpression";
}

function isType(node: Node): boolean {
  // A regular expression, and an integer beyond numbers, are literals too.
  if (node.type === "Literal") return !("regex" in node || "bigint" in node);
  if (node.type === "UnaryExpression") return node["operator"] === "-";
  return TYPE_SYNTAX.has(node.type);
}

function isIdentifier(value: unknown): value is { readonly name: string } {
  return (value as Node).type === "Identifier";
}
