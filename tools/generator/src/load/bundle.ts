import { type Finding, InputError } from "../finding.js";
import { type Circle, findCircles, type Use } from "./circle.js";
import { ComponentNames } from "./component-name.js";
import { findParentReferences } from "./parent-reference.js";
import type { Key } from "./parsed-text.js";
import { formatPointer } from "./pointer.js";
import { References, type Target } from "./reference.js";
import type { Location, SourceFile } from "./source-file.js";
import { Refusal, SpecFolder } from "./spec-folder.js";
import { copyObject, isObject, type Kind, SECTIONS } from "./specification.js";

/** A document in one piece. */
export interface Bundle {
  /**
   * The document. Each `$ref` of an object of the specification is `#/components/<section>/<name>`, and names something;
   * what other files and other places hold is there. Path Items and Media Types are written out where they are used.
   */
  readonly root: Readonly<Record<string, unknown>>;
  /** The place, in the file that it is from, of the value that the keys lead to. */
  readonly locate: (keys: readonly Key[], onKey?: boolean) => Location;
  /** Pointers to the references of children to parents that refer to them: the only ones that lead back. */
  readonly parentReferences: ReadonlySet<string>;
}

/**
 * Follows the references of a document, and brings what they name into its components.
 *
 * @throws InputError with each reference that leads nowhere, that may not be followed, or that leads back to itself.
 */
export function bundle(file: SourceFile): Bundle {
  const bundler = new Bundler(file);
  const root = bundler.copyRoot();
  const locate = (keys: readonly Key[], onKey = false): Location => bundler.locate(keys, onKey);
  const parentReferences = findParentReferences(bundler.uses);
  const others = bundler.uses.filter(({ keys }) => !parentReferences.has(formatPointer(keys)));
  const findings = [
    ...bundler.findings,
    ...findCircles(others).map((circle) => describeCircle(circle, locate)),
  ];
  if (findings.length > 0) {
    // What is wrong in a file is found by each reference to it.
    const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    throw new InputError("The spec has references that can't be followed.", [...distinct.values()]);
  }
  return { root, locate, parentReferences };
}

function describeCircle({ reference, keys }: Circle, locate: Bundle["locate"]): Finding {
  const message = `Reference ${JSON.stringify(reference)} leads back to itself, with nothing in between. Write what it should be.`;
  return { ...locate(keys), rule: "reference", severity: "error", message };
}

/** A part of the document that is from one place. */
interface Part {
  readonly file: SourceFile;
  /** The keys that lead to the part in its file. */
  readonly from: readonly Key[];
  /** The keys that lead to it in the document. */
  readonly to: readonly Key[];
  /** The targets of references that it is written out for. */
  readonly writtenOut: readonly string[];
}

class Bundler {
  readonly findings: Finding[] = [];
  readonly uses: Use[] = [];
  readonly #root: SourceFile;
  readonly #references: References;
  readonly #names: ComponentNames;
  readonly #parts = new Map<string, Part>();
  readonly #lifted: { readonly part: Part; readonly kind: Kind; readonly value: unknown }[] = [];

  constructor(root: SourceFile) {
    this.#root = root;
    this.#references = new References(new SpecFolder(root), root);
    this.#names = new ComponentNames(root.value);
  }

  copyRoot(): Readonly<Record<string, unknown>> {
    const part = { file: this.#root, from: [], to: [], writtenOut: [] };
    const root = this.#copy("OpenApi", this.#root.value, part, []) as Readonly<Record<string, unknown>>;
    const components: Record<string, Record<string, unknown>> = {};
    // What is lifted refers to more, which is lifted behind it.
    for (const { part: lifted, kind, value } of this.#lifted) {
      const [, section, name] = lifted.to as [string, string, string];
      const members = (components[section] ??= {});
      members[name] = this.#copy(kind, value, lifted, []);
    }
    if (this.#lifted.length === 0) return root;
    const own = isObject(root["components"]) ? root["components"] : {};
    const merged = Object.entries(components).map(([section, members]) => {
      return [section, { ...Object(own[section]), ...members }] as const;
    });
    return { ...root, components: { ...own, ...Object.fromEntries(merged) } };
  }

  locate(keys: readonly Key[], onKey: boolean): Location {
    for (let length = keys.length; length > 0; length -= 1) {
      const part = this.#parts.get(formatPointer(keys.slice(0, length)));
      // The key of a part is where its part is, as what was brought here has none of its own.
      if (part !== undefined) {
        const rest = keys.slice(length);
        return part.file.locate([...part.from, ...rest], onKey && rest.length > 0);
      }
    }
    return this.#root.locate(keys, onKey);
  }

  #copy(kind: Kind, value: unknown, part: Part, keys: Key[]): unknown {
    if (!isObject(value)) return value;
    if (kind === "Components") {
      const { pathItems: _, mediaTypes: __, ...rest } = value;
      return this.#copyMembers(kind, rest, part, keys);
    }
    const reference = value["$ref"];
    if (typeof reference !== "string" || SECTIONS[kind] === undefined)
      return this.#copyMembers(kind, value, part, keys);
    if (kind === "PathItem" || kind === "MediaType")
      return this.#writeOut(kind, value, reference, part, keys);
    const copy = kind === "Schema" ? this.#copyMembers(kind, value, part, keys) : value;
    const found = this.#follow(kind, reference, part, [...keys, "$ref"]);
    return found === reference ? copy : { ...Object(copy), $ref: found };
  }

  #copyMembers(kind: Kind, value: Readonly<Record<string, unknown>>, part: Part, keys: Key[]): unknown {
    const copy = copyObject(kind, value, keys, (member, each) => this.#copy(member, each, part, keys));
    const { discriminator } = copy as { readonly discriminator?: unknown };
    if (kind !== "Schema" || !isObject(discriminator)) return copy;
    const { mapping } = discriminator;
    if (!isObject(mapping)) return copy;
    const entries = Object.entries(mapping).map(([name, target]) => {
      // A name of a schema may stand there too.
      const isReference = typeof target === "string" && /[#/]|\.(?:json|ya?ml)$/.test(target);
      const place = [...keys, "discriminator", "mapping", name];
      return [name, isReference ? this.#follow("Schema", target, part, place) : target] as const;
    });
    if (entries.every(([name, target]) => target === mapping[name])) return copy;
    return { ...Object(copy), discriminator: { ...discriminator, mapping: Object.fromEntries(entries) } };
  }

  /** An object, with what the one that it refers to holds besides. */
  #writeOut(
    kind: Kind,
    value: Readonly<Record<string, unknown>>,
    reference: string,
    part: Part,
    keys: Key[],
  ): unknown {
    const target = this.#find(reference, part, [...keys, "$ref"]);
    if (target === undefined) return value;
    const { $ref: _, ...siblings } = value;
    const to = [...part.to, ...keys];
    const id = target.file.path + formatPointer(target.keys);
    if (part.writtenOut.includes(id)) {
      this.#refuse(reference, part, [...keys, "$ref"], "leads back to itself. Write what it should be.");
      return value;
    }
    const writtenOut = [...part.writtenOut, id];
    const inner: Part = { file: target.file, from: target.keys, to, writtenOut };
    for (const key of Object.keys(Object(target.value))) {
      if (Object.hasOwn(siblings, key)) continue;
      this.#parts.set(formatPointer([...to, key]), {
        ...inner,
        from: [...inner.from, key],
        to: [...to, key],
      });
    }
    // What is written out twice is two objects: whoever looks at each object once has to see both.
    const copy = this.#copy(kind, structuredClone(target.value), inner, []);
    return { ...Object(copy), ...Object(this.#copyMembers(kind, siblings, part, keys)) };
  }

  /** The reference, in the document, to what a reference in a part names. */
  #follow(kind: Kind, reference: string, part: Part, keys: readonly Key[]): string {
    const target = this.#find(reference, part, keys);
    if (target === undefined) return reference;
    const section = SECTIONS[kind]!;
    const place = [...part.to, ...keys];
    if (target.file === this.#root && !this.#isOf(section, target, reference, part, keys)) return reference;
    const known = this.#names.get(section, target);
    const name = known ?? this.#names.add(section, target);
    const to = ["components", section, name];
    if (known === undefined) {
      const lifted: Part = { file: target.file, from: target.keys, to, writtenOut: [] };
      this.#parts.set(formatPointer(to), lifted);
      this.#lifted.push({ part: lifted, kind, value: target.value });
    }
    const found = formatPointer(to);
    this.uses.push({ keys: place, reference: found });
    return found;
  }

  /** Whether a target in the document itself may be an object of the section's kind. */
  #isOf(section: string, target: Target, reference: string, part: Part, keys: readonly Key[]): boolean {
    const [first, second] = target.keys;
    const isComponent = target.keys.length === 3 && first === "components";
    if (isComponent && target.keys[2] === "") {
      this.#refuse(reference, part, keys, "names a component whose name is empty. Give it one.");
      return false;
    }
    const isOther = isComponent && second !== section;
    if (target.keys.length > 0 && !isOther) return true;
    const found = isOther ? `something of \`components.${second}\`` : "the whole document";
    this.#refuse(reference, part, keys, `names ${found}. Point it to one of \`components.${section}\`.`);
    return false;
  }

  #find(reference: string, part: Part, keys: readonly Key[]): Target | undefined {
    try {
      return this.#references.findAt(reference, part.file, [...part.from, ...keys]);
    } catch (error) {
      if (error instanceof Refusal) this.#refuse(reference, part, keys, error.message);
      else if (error instanceof InputError) this.findings.push(...error.findings);
      else throw error;
      return undefined;
    }
  }

  #refuse(reference: string, part: Part, keys: readonly Key[], why: string): void {
    const message = `Reference ${JSON.stringify(reference)} ${why}`;
    const place = part.file.locate([...part.from, ...keys]);
    this.findings.push({ ...place, rule: "reference", severity: "error", message });
  }
}
