import type { Literal, Member, PropertyName, Statement, TypeNode } from "./type-syntax.js";

/** The code of statements, as the formatter wants it: what it does not decide itself is the line of each member. */
export function printStatements(statements: readonly Statement[]): string {
  return statements.map((statement) => `${printStatement(statement)}\n`).join("");
}

function printStatement(statement: Statement): string {
  if (statement.kind === "Helper") return statement.code.replace("= T & { ", "= T & {\n");
  const name = printName(statement.name);
  if (statement.kind === "TypeAliasDeclaration") return `export type ${name} = ${printType(statement.type)};`;
  return `export interface ${name} ${printMembers(statement.members)}`;
}

/** The code of a type. */
export function printType(node: TypeNode): string {
  const { kind } = node;
  if (kind === "Identifier") return node.text;
  if (kind === "LiteralType") return printLiteral(node.literal);
  if (kind === "TypeReference") {
    const list = node.typeArguments.map(printType).join(", ");
    return list === "" ? printName(node.typeName) : `${printName(node.typeName)}<${list}>`;
  }
  if (kind === "IndexedAccessType") return `${printOperand(node.objectType)}[${printType(node.indexType)}]`;
  if (kind === "TypeLiteral") return printMembers(node.members);
  if (kind === "ArrayType") return `${printOperand(node.elementType)}[]`;
  if (kind === "TupleType") return `[${node.elements.map(printType).join(", ")}]`;
  if (kind === "UnionType") return node.types.map(printOperand).join(" | ");
  if (kind === "IntersectionType") return node.types.map(printOperand).join(" & ");
  return printKeyword(kind);
}

/** A type as a part of another one. */
function printOperand(node: TypeNode): string {
  const isCompound = node.kind === "UnionType" || node.kind === "IntersectionType";
  return isCompound ? `(${printType(node)})` : printType(node);
}

function printMembers(members: readonly Member[]): string {
  return members.length === 0 ? "{}" : `{\n${members.map(printMember).join("\n")}\n}`;
}

function printMember(member: Member): string {
  if (member.kind === "IndexSignature") {
    const parameters = member.parameters.map(({ name, type }) => `${printName(name)}: ${printType(type)}`);
    return `[${parameters.join(", ")}]: ${printType(member.type)};`;
  }
  const comment = member.comment === "" ? "" : `/*${member.comment.replace(/[^\S\n]+(?=\n)/g, "")}*/\n`;
  const isReadonly = member.modifiers !== undefined && member.modifiers.length > 0;
  const name = `${isReadonly ? "readonly " : ""}${printName(member.name)}${member.questionToken ? "?" : ""}`;
  return `${comment}${name}: ${printType(member.type)};`;
}

function printName(name: PropertyName): string {
  return name.kind === "StringLiteral" ? printString(name.text) : name.text;
}

function printLiteral(literal: Literal): string {
  if (literal.kind === "StringLiteral") return printString(literal.text);
  if (literal.kind === "NumericLiteral") return literal.text;
  if (literal.kind === "PrefixUnaryExpression") return `-${literal.operand.text}`;
  return printKeyword(literal.kind);
}

function printKeyword(kind: string): string {
  return kind.slice(0, -"Keyword".length).toLowerCase();
}

/** A string in ASCII, as TypeScript prints it. */
function printString(text: string): string {
  return JSON.stringify(text).replace(/[^\0-\x7F]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  });
}
