import { createRequire } from "node:module";
import type * as YamlLibrary from "yaml";
import type { CST, Document as Yaml, Pair } from "yaml";
import { describeDuplicate, MAX_DUPLICATES } from "./json-text.js";
import { LIMITS } from "./limits.js";
import { type Key, type ParsedText, TextError, type TextProblem } from "./parsed-text.js";

const require = createRequire(import.meta.url);

/** The library is loaded for the first text that needs it: nearly all are read without it, by `parsePlainYaml`. */
function loadYaml(): typeof YamlLibrary {
  return require("yaml") as typeof YamlLibrary;
}

/**
 * Parses one document of YAML 1.2 that is plain data.
 *
 * @throws TextError when it is not, or when a limit is hit.
 */
export function parseYaml(text: string): ParsedText {
  const { Composer } = loadYaml();
  const [yaml, ...more] = new Composer({
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    merge: true,
  }).compose(readTokens(text), true, text.length);
  const second = more[0]?.range[0];
  if (yaml === undefined || second !== undefined) {
    throw new TextError([problem(second ?? 0, "Here a second document starts. Keep one in the file.")]);
  }
  const syntax = [...yaml.errors, ...yaml.warnings].map(({ pos, message }) => problem(pos[0], message));
  const problems = [...syntax, ...checkNodes(text, yaml)];
  if (problems.length > 0) throw new TextError(problems);
  return {
    value: readValue(yaml),
    isShared: true,
    findOffset: (keys, onKey) => findOffset(yaml, keys, onKey),
  };
}

function problem(offset: number, message: string, rule: "yaml" | "limit" = "yaml"): TextProblem {
  return { offset, message, rule };
}

/** The tokens of a text, while it holds nothing that could make more of it than data of its size. */
function* readTokens(text: string): Generator<CST.Token> {
  const { CST, Lexer, Parser } = loadYaml();
  const parser = new Parser();
  const problems: TextProblem[] = [];
  let offset = 0;
  let aliases = 0;
  let values = 0;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    const type = previous === CST.SCALAR ? "text" : CST.tokenType(lexeme);
    if (type === "tag") {
      problems.push(problem(offset, `Tag ${JSON.stringify(lexeme)} is not data. Remove it.`));
    } else if (type === "directive-line") {
      problems.push(problem(offset, "A directive changes what the text means. Remove it."));
    } else if (type === "alias") {
      aliases += 1;
    } else if (type !== "space" && type !== "newline" && type !== "comment") {
      values += 1;
    }
    if (aliases > LIMITS.aliases) {
      const message = `Here are more than ${LIMITS.aliases} aliases. Write out what they stand for, or use \`$ref\`.`;
      throw new TextError([...problems, problem(offset, message, "limit")]);
    }
    // A value of YAML has about two tokens beside its own: that of its key, and an indicator.
    if (values > 2 * LIMITS.values) {
      const message = `Here are more than ${LIMITS.values} values. Split the document, or leave out what you don't use.`;
      throw new TextError([...problems, problem(offset, message, "limit")]);
    }
    yield* parser.next(lexeme);
    // The parser's stack has the document, the collections, and a value of the innermost.
    if (parser.stack.length > LIMITS.levels + 2) {
      const message = `Here are more than ${LIMITS.levels} levels. Split the document, or leave out what you don't use.`;
      throw new TextError([...problems, problem(offset, message, "limit")]);
    }
    if (lexeme !== CST.DOCUMENT && lexeme !== CST.FLOW_END && lexeme !== CST.SCALAR) offset += lexeme.length;
    previous = previous === CST.SCALAR ? "" : lexeme;
  }
  if (problems.length > 0) throw new TextError(problems);
  yield* parser.end();
}

/** What YAML takes and JSON has not: keys that stand twice, merge keys beside plain ones, and numbers without end. */
function checkNodes(text: string, yaml: Yaml.Parsed): readonly TextProblem[] {
  const { isAlias, isMap, isScalar, isSeq } = loadYaml();
  const problems: TextProblem[] = [];
  const open: unknown[] = [yaml.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (problems.length >= MAX_DUPLICATES) break;
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) {
      problems.push(
        problem(offsetOf(node) ?? 0, "This is no number of JSON. Write one, or a text in quotes."),
      );
    }
    if (isAlias(node) && node.resolve(yaml) === undefined) {
      const name = JSON.stringify(node.source);
      problems.push(
        problem(
          offsetOf(node) ?? 0,
          `There is no anchor ${name} before this alias. Write out what it stands for.`,
        ),
      );
    }
    if (!isMap(node)) continue;
    const first = new Map<string, number>();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const offset = offsetOf(pair.key) ?? 0;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, offset);
      else problems.push(problem(offset, describeDuplicate(text, key, earlier)));
      if (key === MERGE_KEY && !isMergeable(pair.value)) {
        problems.push(
          problem(offset, "A merge key takes an alias, or a list of them. Write out what it merges."),
        );
      }
      open.push(pair.value);
    }
  }
  return problems.toSorted((one, other) => one.offset - other.offset);
}

const MERGE_KEY = "<<";

function isMergeable(value: unknown): boolean {
  const { isAlias, isSeq } = loadYaml();
  return isSeq(value) ? value.items.every((item) => isAlias(item)) : isAlias(value);
}

function keyOf({ key }: Pair): string {
  const { isScalar } = loadYaml();
  const value: unknown = isScalar(key) ? key.value : key;
  return typeof value === "symbol" ? (value.description ?? "") : String(value);
}

function offsetOf(node: unknown): number | undefined {
  const { isAlias, isMap, isScalar, isSeq } = loadYaml();
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function readValue(yaml: Yaml.Parsed): unknown {
  let value: unknown;
  try {
    value = yaml.toJS({ maxAliasCount: LIMITS.aliases });
  } catch {
    const message =
      "Aliases (`*name`) repeat too much, or merge what is no map. Write out what they stand for.";
    throw new TextError([problem(0, message, "limit")]);
  }
  return value ?? null;
}

function findOffset(yaml: Yaml.Parsed, keys: readonly Key[], onKey: boolean): number {
  const { isAlias, isMap, isSeq } = loadYaml();
  let node: unknown = yaml.contents;
  let offset = offsetOf(node) ?? 0;
  for (const [index, key] of keys.entries()) {
    const holder: unknown = isAlias(node) ? node.resolve(yaml) : node;
    let keyNode: unknown;
    if (isMap(holder)) {
      const pair = holder.items.find((each) => keyOf(each) === String(key));
      keyNode = pair?.key;
      node = pair?.value;
    } else {
      node = isSeq(holder) ? holder.items[Number(key)] : undefined;
    }
    const found = onKey && index === keys.length - 1 ? offsetOf(keyNode) : undefined;
    const next = found ?? offsetOf(node) ?? offsetOf(keyNode);
    if (next === undefined) return offset;
    offset = next;
  }
  return offset;
}
