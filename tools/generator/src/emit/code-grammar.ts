import type { Tokens } from "./code-tokens.js";
import {
  NAMESPACES,
  type OnTypeName,
  readMembers,
  readReference,
  readType,
  readTypeArguments,
} from "./type-grammar.js";

/** Reads a file of types: interfaces and aliases, which may stand for nothing but each other and the named types. */
export function readTypeFile(tokens: Tokens, typeNames: RegExp): void {
  const aliases = new Set<string>();
  const uses = new Map<string, number>();
  const onName: OnTypeName = (name, offset) => void (uses.has(name) || uses.set(name, offset));
  while (tokens.kind !== "") {
    tokens.takeName("export");
    if (tokens.takeName("interface")) readInterface(tokens, onName);
    else aliases.add(readAlias(tokens, onName));
  }
  for (const [name, offset] of uses) {
    if (!typeNames.test(name) && !aliases.has(name)) tokens.refuse(offset);
  }
}

/** Reads a file of code: imports, exports, functions that return what a call of the runtime does, types and constants. */
export function readCodeFile(tokens: Tokens): void {
  while (tokens.kind !== "") {
    if (tokens.takeName("import")) readImport(tokens);
    else if (!tokens.takeName("export")) readDeclaration(tokens);
    else if (tokens.kind === "{") readNames(tokens);
    else if (tokens.takeName("type")) readExportedType(tokens);
    else readDeclaration(tokens);
  }
}

/** Types of code may be any: who uses the runtime and the platform refers to theirs. */
const anyName: OnTypeName = () => {};

function readImport(tokens: Tokens): void {
  if (!tokens.take("*")) {
    tokens.takeName("type");
    return readNames(tokens);
  }
  tokens.expectName("as");
  if (!NAMESPACES.has(tokens.readName())) tokens.refuse();
  readOrigin(tokens);
}

/** What is imported or exported by name, and from where. */
function readNames(tokens: Tokens): void {
  tokens.expect("{");
  while (!tokens.take("}")) {
    tokens.takeName("type");
    tokens.expect("a");
    if (tokens.takeName("as")) tokens.expect("a");
    if (tokens.kind !== "}") tokens.expect(",");
  }
  readOrigin(tokens);
}

function readOrigin(tokens: Tokens): void {
  tokens.expectName("from");
  tokens.expect('"');
  tokens.expect(";");
}

function readExportedType(tokens: Tokens): void {
  if (tokens.kind === "{") return readNames(tokens);
  readAliased(tokens, anyName);
}

function readDeclaration(tokens: Tokens): void {
  if (tokens.takeName("function")) readFunction(tokens);
  else if (tokens.takeName("const")) readConstant(tokens);
  else if (tokens.takeName("interface")) readInterface(tokens, anyName);
  else readAlias(tokens, anyName);
}

function readInterface(tokens: Tokens, onName: OnTypeName): void {
  readNameOnLine(tokens);
  if (onName === anyName && tokens.takeName("extends")) readReference(tokens, onName);
  readMembers(tokens, onName);
}

function readAlias(tokens: Tokens, onName: OnTypeName): string {
  tokens.expectName("type");
  return readAliased(tokens, onName);
}

function readAliased(tokens: Tokens, onName: OnTypeName): string {
  const name = readNameOnLine(tokens);
  if (tokens.take("<")) readTypeParameters(tokens, onName);
  tokens.expect("=");
  readType(tokens, onName);
  tokens.expect(";");
  return name;
}

function readTypeParameters(tokens: Tokens, onName: OnTypeName): void {
  while (!tokens.take(">")) {
    tokens.expect("a");
    if (tokens.takeName("extends")) readType(tokens, onName);
    if (tokens.kind !== ">") tokens.expect(",");
  }
}

/** On a line of its own, the word before it would be a statement. */
function readNameOnLine(tokens: Tokens): string {
  if (tokens.isOnNewLine) tokens.refuse();
  return tokens.readName();
}

function readFunction(tokens: Tokens): void {
  tokens.expect("a");
  tokens.expect("(");
  while (!tokens.take(")")) {
    readParameter(tokens);
    if (tokens.kind !== ")") tokens.expect(",");
  }
  if (tokens.take(":")) {
    readType(tokens, anyName);
    // What the function tells of its parameter.
    if (tokens.takeName("is")) readType(tokens, anyName);
  }
  tokens.expect("{");
  tokens.expectName("return");
  if (tokens.isOnNewLine) tokens.refuse();
  readExpression(tokens);
  tokens.expect(";");
  tokens.expect("}");
}

function readParameter(tokens: Tokens): void {
  tokens.expect("a");
  tokens.take("?");
  if (tokens.take(":")) readType(tokens, anyName);
  if (!tokens.take("=")) return;
  tokens.expect("{");
  tokens.expect("}");
}

function readConstant(tokens: Tokens): void {
  tokens.expect("a");
  if (tokens.take(":")) readType(tokens, anyName);
  tokens.expect("=");
  readExpression(tokens);
  tokens.expect(";");
}

/** Data, and what the runtime makes of it. */
function readExpression(tokens: Tokens): void {
  if (tokens.take('"') || tokens.take("0")) return;
  if (tokens.take("-")) return tokens.expect("0");
  if (tokens.take("{")) return readObject(tokens);
  if (tokens.take("[")) return readExpressions(tokens, "]");
  const name = tokens.readName();
  if (NAMESPACES.has(name)) {
    tokens.expect(".");
    tokens.expect("a");
    if (tokens.kind === "<") {
      readTypeArguments(tokens, anyName);
      tokens.expect("(");
      readExpressions(tokens, ")");
    } else if (tokens.take("(")) readExpressions(tokens, ")");
  } else if (name === "isHttpError" && tokens.take("(")) {
    readExpressions(tokens, ")");
  }
}

function readExpressions(tokens: Tokens, end: string): void {
  while (!tokens.take(end)) {
    readExpression(tokens);
    if (tokens.kind !== end) tokens.expect(",");
  }
}

function readObject(tokens: Tokens): void {
  while (!tokens.take("}")) {
    const isName = tokens.kind === "a";
    if (tokens.take("[")) {
      tokens.expect('"');
      tokens.expect("]");
    } else if (!tokens.take("a") && !tokens.take('"')) tokens.expect("0");
    // A name may stand for itself.
    if (!isName || (tokens.kind !== "," && tokens.kind !== "}")) {
      tokens.expect(":");
      readExpression(tokens);
    }
    if (tokens.kind !== "}") tokens.expect(",");
  }
}
