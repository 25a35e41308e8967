import type TypeScript from "typescript";
import type { GeneratedFile } from "./generated-file.js";
import { ts } from "./type-library.js";

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

type Check = (node: TypeScript.Node, file: TypeScript.SourceFile) => boolean;

function checkFile(path: string, text: string, isExpected: Check): void {
  // Doc comments are most of the text, and can hold no code.
  const options = {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  const file = ts.createSourceFile(path, text, options, false, ts.ScriptKind.TS);
  const { parseDiagnostics } = file as unknown as {
    readonly parseDiagnostics: readonly TypeScript.Diagnostic[];
  };
  const [problem] = parseDiagnostics;
  if (problem !== undefined) refuse(problem.start ?? 0);
  const visit = (node: TypeScript.Node): void => {
    if (!isExpected(node, file)) refuse(node.pos);
    ts.forEachChild(node, visit);
  };
  file.statements.forEach(visit);

  function refuse(position: number): never {
    const line = file.getLineAndCharacterOfPosition(position).line + 1;
    const code = JSON.stringify(text.slice(position).trimStart().slice(0, 60));
    throw new Error(`${path}:${line} would hold code that is not expected there: ${code}.`);
  }
}

const { SyntaxKind } = ts;

const TYPE_SYNTAX: ReadonlySet<TypeScript.SyntaxKind> = new Set([
  SyntaxKind.AnyKeyword,
  SyntaxKind.ArrayType,
  SyntaxKind.BooleanKeyword,
  SyntaxKind.ExportKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.Identifier,
  SyntaxKind.IndexSignature,
  SyntaxKind.IndexedAccessType,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.IntersectionType,
  SyntaxKind.LiteralType,
  SyntaxKind.MappedType,
  SyntaxKind.MinusToken,
  SyntaxKind.NeverKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.NumberKeyword,
  SyntaxKind.NumericLiteral,
  SyntaxKind.Parameter,
  SyntaxKind.ParenthesizedType,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PropertySignature,
  SyntaxKind.QuestionToken,
  SyntaxKind.ReadonlyKeyword,
  SyntaxKind.StringKeyword,
  SyntaxKind.StringLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.TupleType,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.TypeLiteral,
  SyntaxKind.TypeOperator,
  SyntaxKind.TypeParameter,
  SyntaxKind.TypeReference,
  SyntaxKind.UndefinedKeyword,
  SyntaxKind.UnionType,
  SyntaxKind.UnknownKeyword,
]);

/** The types that the types of a document may be made of, by name, besides the aliases of the file itself. */
const TYPE_NAMES =
  /^(?:\$defs|ArrayBuffer|ArrayBufferView|Blob|components|K|Omit|operations|P|paths|Record|T|WithRequired|webhooks)$/;

function isTypeSyntax(node: TypeScript.Node, file: TypeScript.SourceFile): boolean {
  if (ts.isTypeReferenceNode(node)) {
    if (!ts.isIdentifier(node.typeName)) return false;
    return TYPE_NAMES.test(node.typeName.text) || isAlias(node.typeName.text, file);
  }
  return TYPE_SYNTAX.has(node.kind);
}

function isAlias(name: string, { statements }: TypeScript.SourceFile): boolean {
  return statements.some((statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name);
}

const CODE_SYNTAX: ReadonlySet<TypeScript.SyntaxKind> = new Set([
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.Block,
  SyntaxKind.ComputedPropertyName,
  SyntaxKind.ConditionalType,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ExportSpecifier,
  SyntaxKind.ExpressionWithTypeArguments,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.HeritageClause,
  SyntaxKind.ImportClause,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ImportSpecifier,
  SyntaxKind.NamedExports,
  SyntaxKind.NamedImports,
  SyntaxKind.NamespaceImport,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.QualifiedName,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateLiteralType,
  SyntaxKind.TemplateLiteralTypeSpan,
  SyntaxKind.TemplateTail,
  SyntaxKind.TypePredicate,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.VariableDeclarationList,
  SyntaxKind.VariableStatement,
]);

function isCodeSyntax(node: TypeScript.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return ts.isIdentifier(node.expression) && node.expression.text === "wire";
  if (ts.isCallExpression(node)) return isCallOfRuntime(node);
  return TYPE_SYNTAX.has(node.kind) || CODE_SYNTAX.has(node.kind);
}

function isCallOfRuntime({ expression }: TypeScript.CallExpression): boolean {
  return ts.isIdentifier(expression)
    ? expression.text === "isHttpError"
    : ts.isPropertyAccessExpression(expression);
}
