import { parseSync } from "oxc-parser";
import type { GeneratedFile } from "./generated-file.js";

/**
 * Parses the sources of a package once more, and refuses what no emitter writes: a text of the spec would have become
 * code. `src/schema.ts` holds nothing but types, the others nothing but imports, exports, declarations and calls of
 * the runtime.
 *
 * @throws Error that names the file and the code; it is a fault of the generator.
 */
export function checkCode(files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    if (path.startsWith("src/"))
      checkFile(path, text, path === "src/schema.ts" ? isTypeSyntax : isCodeSyntax);
  }
}

/** A node of the syntax tree, in the form of ESTree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** Whether a node is one that an emitter writes; `aliases` are the names that the file itself gives to types. */
type Check = (node: Node, aliases: ReadonlySet<unknown>) => boolean;

function checkFile(path: string, text: string, isExpected: Check): void {
  // TypeScript's own parser takes twice as long, and half a second more to be warm.
  const { errors, program } = parseSync(path, text, { lang: "ts", sourceType: "module" });
  const [problem] = errors;
  if (problem !== undefined) refuse(problem.labels[0]?.start ?? 0);
  const aliases = new Set(program.body.map(aliasName));
  visitMembers(program);

  function visit(value: object): void {
    if (isNode(value) && !isExpected(value, aliases)) refuse(value.start);
    visitMembers(value);
  }

  function visitMembers(holder: object): void {
    for (const key in holder) {
      const member = (holder as Node)[key];
      if (typeof member === "object" && member !== null) visit(member);
      else if (member === true && !FLAGS.has(key)) refuse((holder as Node).start);
    }
  }

  function refuse(position: number): never {
    const line = text.slice(0, position).split("\n").length;
    const code = JSON.stringify(text.slice(position).trimStart().slice(0, 60));
    throw new Error(`${path}:${line} would hold code that is not expected there: ${code}.`);
  }
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
