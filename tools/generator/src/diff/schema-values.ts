import { type ApiChange, change, type Pair } from "./api-change.js";
import { type FlatSchema, keywordNode, typesOf, valuesOf } from "./flat-schema.js";
import { type SchemaRole, subjectOf } from "./schema-role.js";

/** Two schemas of one thing. */
export interface FlatPair {
  readonly base: FlatSchema;
  readonly head: FlatSchema;
}

const EVERY_VALUE = "Code that tells all values apart has one more to handle.";

export function pairOfKeyword({ base, head }: FlatPair, keyword: string): Pair {
  return { base: keywordNode(base, keyword), head: keywordNode(head, keyword) };
}

/** Which types values may have. */
export function compareTypes(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
  const [before, after] = [typesOf(pair.base), typesOf(pair.head)];
  const nodes = pairOfKeyword(pair, "type");
  const subject = subjectOf(role);
  const isRequest = role.direction === "request";
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    const isOpened = after === undefined;
    const message = isOpened ? `${subject} may be anything.` : `${subject} is ${list([...after])}.`;
    return [change(nodes, isOpened === isRequest ? "minor" : "major", message)];
  }
  const removed = [...before].filter((type) => !covers(after, type));
  const added = [...after].filter((type) => !covers(before, type));
  const removals = removed.length === 0 ? [] : [`${subject} is never ${list(removed)} any more.`];
  const additions = added.length === 0 ? [] : [`${subject} may be ${list(added)}.`];
  return [
    ...removals.map((message) => change(nodes, isRequest ? "major" : "minor", message)),
    ...additions.map((message) => {
      // In code, both are a number.
      const isFraction = added.join() === "number" && before.has("integer");
      if (isRequest) return change(nodes, "minor", message);
      return isFraction
        ? change(nodes, "minor", message, "Code that relies on whole numbers may meet others.")
        : change(nodes, "major", message);
    }),
  ];
}

function covers(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

/** Which of the values of its type there are: those of `enum` or `const`, or all. */
export function compareValues(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
  const [before, after] = [valuesOf(pair.base), valuesOf(pair.head)];
  if (before === undefined && after === undefined) return [];
  const keyword = (schema: FlatSchema): string => (schema.keywords.has("const") ? "const" : "enum");
  const nodes: Pair = {
    base: keywordNode(pair.base, keyword(before === undefined ? pair.head : pair.base)),
    head: keywordNode(pair.head, keyword(after === undefined ? pair.base : pair.head)),
  };
  return role.direction === "request"
    ? compareSent(nodes, { before, after }, subjectOf(role))
    : compareReceived(nodes, { before, after }, subjectOf(role));
}

interface Values {
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

function compareSent(nodes: Pair, { before, after }: Values, subject: string): readonly ApiChange[] {
  if (after === undefined)
    return [change(nodes, "minor", `${subject} takes values that are not listed, too.`)];
  if (before === undefined) return [change(nodes, "major", `${subject} takes nothing but ${list(after)}.`)];
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  return [
    ...(removed.length > 0
      ? [change(nodes, "major", `${subject} does not take ${list(removed)} any more.`)]
      : []),
    ...(added.length > 0 ? [change(nodes, "minor", `${subject} takes ${list(added)}, too.`)] : []),
  ];
}

function compareReceived(nodes: Pair, { before, after }: Values, subject: string): readonly ApiChange[] {
  if (before === undefined) return [change(nodes, "minor", `${subject} is always ${list(after ?? [])}.`)];
  if (after === undefined)
    return [change(nodes, "minor", `${subject} may be what is not listed.`, EVERY_VALUE)];
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  // Code that compares with any value that it knows no longer compiles.
  if (added.length > 0 && removed.length === before.length) {
    return [change(nodes, "major", `${subject} is ${list(after)} in place of ${list(before)}.`)];
  }
  return [
    ...(removed.length > 0 ? [change(nodes, "minor", `${subject} is never ${list(removed)} any more.`)] : []),
    ...(added.length > 0
      ? [change(nodes, "minor", `${subject} may be ${list(added)}, too.`, EVERY_VALUE)]
      : []),
  ];
}

/** More than this is not read. */
const MAX_LISTED = 5;

function list(texts: readonly string[]): string {
  const shown = texts.slice(0, MAX_LISTED).map((text) => `\`${text}\``);
  const rest = texts.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} or ${rest} others`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}
