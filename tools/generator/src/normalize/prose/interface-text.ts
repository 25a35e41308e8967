import { LIMITS } from "../../load/limits.js";
import type { Members } from "../rule.js";
import { readType } from "./type-text.js";

/** An interface of TypeScript that a page shows. */
export interface ShownInterface {
  readonly name: string;
  readonly offset: number;
  readonly schema: Members;
}

/** The interfaces on a page, also where their lines were folded. */
export function findInterfaces(page: string): readonly ShownInterface[] {
  const heads = [...page.matchAll(/\binterface\s([A-Z]\w{0,99})\s{0,9}\{/g)].slice(0, MOST_INTERFACES);
  return heads.flatMap((match): readonly ShownInterface[] => {
    const reader = { text: page, offset: match.index + match[0].length };
    const schema = readMembers(reader, LIMITS.levels);
    return schema === undefined ? [] : [{ name: match[1]!, offset: match.index, schema }];
  });
}

const MOST_INTERFACES = 50;

interface Reader {
  readonly text: string;
  offset: number;
}

/** The members up to the closing brace; undefined where they are more than plain data. */
function readMembers(reader: Reader, levels: number): Members | undefined {
  if (levels === 0) return undefined;
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (;;) {
    const [space] = /^[\s;,]*/.exec(reader.text.slice(reader.offset))!;
    reader.offset += space.length;
    if (reader.text[reader.offset] === "}") break;
    const member = /^(?:readonly\s+)?(["']?)([\w$.-]+)\1(\?)?\s*:\s*/.exec(reader.text.slice(reader.offset));
    if (member === null) return undefined;
    reader.offset += member[0].length;
    const schema = readMember(reader, levels);
    if (schema === undefined) return undefined;
    properties[member[2]!] = schema;
    if (member[3] === undefined) required.push(member[2]!);
  }
  reader.offset += 1;
  return { type: "object", ...(required.length > 0 ? { required } : {}), properties };
}

function readMember(reader: Reader, levels: number): Members | undefined {
  if (reader.text[reader.offset] === "{") {
    reader.offset += 1;
    return readMembers(reader, levels - 1);
  }
  const [type] = /^[^;,}\n]*/.exec(reader.text.slice(reader.offset))!;
  reader.offset += type.length;
  return readType(type.trim());
}
