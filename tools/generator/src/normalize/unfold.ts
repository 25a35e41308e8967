import { InputError } from "../finding.js";
import { LIMITS } from "../load/limits.js";
import type { Excerpt } from "./excerpt.js";
import { FIELDS, type Shape, TEXT, VALUE } from "./grammar.js";
import { type Lexeme, nameOf, readLexeme } from "./lexeme.js";
import { createFrame, enter, findList, findOwner, type Frame, sortOf } from "./nesting.js";

/** YAML that has got its line breaks back. */
export interface Unfolded extends Excerpt {
  /** Where a key could have belonged to another object, too, as offsets of the folded text. */
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly offset: number;
  readonly message: string;
}

/** Whether a text is an OpenAPI document of which all white space has become single spaces. */
export function isFolded(text: string): boolean {
  return /^\s*["']?openapi["']?:[^\n]*[^\s{,][ \t]["']?(?:info|paths)["']?: +\S+: /.test(text);
}

/**
 * Indents an OpenAPI document again that was folded to one line. The nesting follows from the fields that each object
 * of OpenAPI has.
 */
export function unfold(text: string): Unfolded {
  return new Unfolder(text).run();
}

class Unfolder {
  readonly #text: string;
  /** The names of schemas that references have. */
  readonly #targets: ReadonlySet<string>;
  #offset = 0;
  #out = "";
  /** Whether the next entry goes on in the line of its list item. */
  #isInline = true;
  readonly #frames: Frame[] = [];
  readonly #pieces: { readonly at: number; readonly from: number }[] = [];
  readonly #doubts: Doubt[] = [];

  constructor(text: string) {
    this.#text = text;
    const references = text.matchAll(/#\/components\/schemas\/([\w.-]+)/g);
    this.#targets = new Set([...references].map(([, name]) => name!));
  }

  run(): Unfolded {
    this.#readMapping({ type: "object", kind: "OpenApi" }, "", 0);
    const rest = this.#peek();
    if (rest.type !== "end") {
      const message = `Nothing tells where ${JSON.stringify(rest.text.slice(0, 40))} belongs: it is left out, with all behind it. Look it up on the page.`;
      this.#doubts.push({ offset: rest.start, message });
    }
    return { text: `${this.#out.trimStart()}\n`, pieces: this.#pieces, doubts: this.#doubts };
  }

  #peek(): Lexeme {
    return readLexeme(this.#text, this.#offset);
  }

  readonly #next = (lexeme: Lexeme): Lexeme => readLexeme(this.#text, lexeme.end);

  #readMapping(shape: Shape, name: string, indent: number): void {
    const frame = createFrame(shape, name);
    if (name === "schemas" && this.#frames.at(-1)?.name === "components") frame.targets = this.#targets;
    if (this.#frames.length === 0) {
      frame.operations = { starts: findOperations(this.#text), fields: new Set() };
    }
    this.#open(frame);
    for (let key = this.#peek(); key.type === "key"; key = this.#peek()) {
      const owner = findOwner(this.#frames, key, this.#next);
      if (owner?.rival === frame) this.#doubt(key, `could also be that of ${describe(frame)}`);
      if (owner === undefined ? frame !== this.#innermost() : owner.frame !== frame) break;
      if (owner === undefined) this.#doubt(key, "is no field that is known here");
      else if (owner.rival !== undefined) {
        this.#doubt(key, `could also be that of ${describe(owner.rival)}`);
      }
      enter(frame, key, this.#next);
      this.#startLine(indent);
      this.#write(`${key.text}:`, key);
      this.#offset = key.end;
      this.#readValue(memberShape(shape, nameOf(key)), nameOf(key), indent, " ");
    }
    this.#frames.pop();
    const holder = this.#frames.at(-1);
    if (name === "properties" && holder !== undefined) holder.properties = frame.seen;
  }

  #open(frame: Frame): void {
    if (this.#frames.length >= LIMITS.levels) {
      throw new InputError(
        `A document that is folded to one line has more than ${LIMITS.levels} levels. Save it with its lines.`,
      );
    }
    this.#frames.push(frame);
  }

  #readList(shape: Shape, name: string, indent: number): void {
    const frame = createFrame(shape, name);
    this.#open(frame);
    for (let dash = this.#peek(); dash.type === "dash"; dash = this.#peek()) {
      const item = this.#next(dash);
      const isFirst = frame.first === undefined;
      if (!isFirst && findList(this.#frames, item, this.#next) !== frame) break;
      frame.first ??= sortOf(item);
      this.#startLine(indent);
      this.#write("- ", dash);
      this.#offset = dash.end;
      this.#isInline = true;
      this.#readValue(shape.type === "list" ? shape.of : VALUE, "", indent, "");
      this.#isInline = false;
    }
    this.#frames.pop();
  }

  /** What stands under a key, or after a dash. */
  #readValue(shape: Shape, name: string, indent: number, space: string): void {
    const value = this.#peek();
    if (value.type === "key" && shape.type !== "text") {
      const start = this.#out.length;
      this.#readMapping(shape, name, indent + 2);
      if (this.#out.length === start) this.#out += `${space}{}`;
    } else if (value.type === "dash" && shape.type !== "text") {
      this.#readList(shape, name, indent + 2);
    } else if (value.type === "quoted" || value.type === "flow") {
      this.#write(space, value);
      this.#write(value.text, value);
      this.#offset = value.end;
    } else if (value.type === "block") {
      this.#write(`${space}>-\n${" ".repeat(indent + 2)}`, value);
      this.#offset = value.end;
      this.#readWords(
        (word) => word.type === "key" && findOwner(this.#ruled(), word, this.#next) !== undefined,
      );
    } else if (value.type === "word") {
      this.#write(space, value);
      // A plain scalar can't hold a colon that is followed by a space.
      this.#readWords((word) => word.type === "key");
    }
    this.#isInline = false;
  }

  /** The open collections whose keys are OpenAPI's. */
  #ruled(): readonly Frame[] {
    return this.#frames.filter(({ shape }) => shape.type !== "value");
  }

  #readWords(isOver: (word: Lexeme) => boolean): void {
    let space = "";
    for (let word = this.#peek(); word.type !== "end" && !isOver(word); word = this.#peek()) {
      const item = word.type === "dash" ? this.#next(word) : undefined;
      if (item !== undefined && findList(this.#frames, item, this.#next) !== undefined) return;
      const end = word.start + /^\S+/.exec(this.#text.slice(word.start))![0].length;
      this.#write(space + this.#text.slice(word.start, end), word);
      this.#offset = end;
      space = " ";
    }
  }

  #startLine(indent: number): void {
    if (!this.#isInline) this.#out += `\n${" ".repeat(indent)}`;
    this.#isInline = false;
  }

  #write(text: string, { start }: Lexeme): void {
    this.#pieces.push({ at: this.#out.length, from: start });
    this.#out += text;
  }

  #innermost(): Frame | undefined {
    return this.#frames.findLast(({ shape }) => shape.type !== "list");
  }

  #doubt(key: Lexeme, what: string): void {
    const message = `Whose ${JSON.stringify(nameOf(key))} this is can't be told for sure, as the lines are gone: it ${what}. Compare with the page.`;
    this.#doubts.push({ offset: key.start, message });
  }
}

/** Where operations start: at a method with a field that no schema has. */
function findOperations(text: string): readonly number[] {
  const pattern =
    /(?<=\s)(["']?)(?:get|put|post|delete|options|head|patch|trace)\1: ["']?(?:operationId|summary|tags|parameters|responses|requestBody)["']?:/g;
  return [...text.matchAll(pattern)].map(({ index }) => index);
}

function describe({ shape, name }: Frame): string {
  if (shape.type === "object" && shape.kind === "OpenApi") return "the document";
  const kind = shape.type === "object" ? shape.kind : "object";
  return name === "" ? `the ${kind} around it` : `the ${kind} under ${JSON.stringify(name)}`;
}

function memberShape(shape: Shape, name: string): Shape {
  if (shape.type === "map") return shape.of;
  if (shape.type !== "object") return VALUE;
  return FIELDS[shape.kind]?.[name] ?? (name === "$ref" ? TEXT : VALUE);
}
