import ts from "typescript";

/** A file as the compiler sees it, with its doc comments. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

/** What the compiler says about the syntax of a file. */
export function syntaxErrors(file: ts.SourceFile): readonly string[] {
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  return parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** The names and templates of a file that hold a text: it has become code there. */
export function codeWith(file: ts.SourceFile, text: string): readonly string[] {
  return descendants(file)
    .filter(
      (node) =>
        ts.isIdentifier(node) ||
        ts.isPrivateIdentifier(node) ||
        ts.isTemplateLiteralToken(node) ||
        ts.isRegularExpressionLiteral(node),
    )
    .map((node) => node.text)
    .filter((found) => found.includes(text));
}

/** The names that an index exports. */
export function exportedNames(index: string): readonly string[] {
  const specifiers = descendants(parse("index.ts", index)).filter(ts.isExportSpecifier);
  return specifiers.map(({ name }) => name.text);
}

/** The tags of a kind in the doc comments of a file. */
export function docTags(file: ts.SourceFile, name: string): readonly string[] {
  const tags = descendants(file).flatMap((node) => ts.getJSDocTags(node));
  return [...new Set(tags)].filter(({ tagName }) => tagName.text === name).map((tag) => tag.getText());
}

/** The names that a file declares twice at its top level, imports included. */
export function duplicateNames(file: ts.SourceFile): readonly string[] {
  const declarations = file.statements.flatMap((statement): readonly ts.Node[] => {
    if (ts.isImportDeclaration(statement)) return descendants(statement).filter(ts.isImportSpecifier);
    return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  });
  const names = declarations.map((node) => (node as ts.NamedDeclaration).name?.getText() ?? "");
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function descendants(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children.flatMap((child) => [child, ...descendants(child)]);
}
