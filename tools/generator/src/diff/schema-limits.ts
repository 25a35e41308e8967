import { type ApiChange, change } from "./api-change.js";
import { type FlatSchema, textOf } from "./flat-schema.js";
import { type SchemaRole, subjectOf } from "./schema-role.js";
import { type FlatPair, pairOfKeyword } from "./schema-values.js";

const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];

/** What is compared elsewhere, what no value depends on, and what only JSON Schema itself asks for. */
const OTHERS = new Set([
  ..."type enum const items prefixItems additionalProperties oneOf anyOf default readOnly writeOnly".split(
    " ",
  ),
  ..."title description example examples externalDocs deprecated xml discriminator".split(" "),
  ..."$id $schema $anchor $comment $defs definitions".split(" "),
]);

/** What else a value has to be: limits of length and number, patterns, formats, and whatever a schema can say. */
export function compareLimits(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
  const keywords = new Set([...pair.base.keywords.keys(), ...pair.head.keywords.keys()]);
  return [...keywords]
    .filter((keyword) => !OTHERS.has(keyword) && !keyword.startsWith("x-"))
    .filter((keyword) => textOf(pair.base, keyword) !== textOf(pair.head, keyword))
    .map((keyword) => {
      const isBreaking = role.direction === "request" && isStricter(pair, keyword);
      const message = describe(subjectOf(role), keyword, textOf(pair.head, keyword));
      return change(pairOfKeyword(pair, keyword), isBreaking ? "major" : "minor", message);
    });
}

function describe(subject: string, keyword: string, after: string | undefined): string {
  if (keyword === "false")
    return after === undefined ? `${subject} may be given.` : `${subject} may not be given.`;
  return after === undefined
    ? `${subject} has no \`${keyword}\` any more.`
    : `${subject} has \`${keyword}\` ${after}.`;
}

/** Whether values of before may be refused. What can't be told is taken for a refusal. */
function isStricter({ base, head }: FlatPair, keyword: string): boolean {
  const [before, after] = [numberOf(base, keyword), numberOf(head, keyword)];
  if (!head.keywords.has(keyword)) return false;
  if (before !== undefined && after !== undefined) {
    if (UPPER.includes(keyword)) return after < before;
    if (LOWER.includes(keyword)) return after > before;
  }
  return textOf(head, keyword) !== "false" || keyword === "false";
}

function numberOf({ keywords }: FlatSchema, keyword: string): number | undefined {
  const value = keywords.get(keyword)?.[0]?.value;
  return typeof value === "number" ? value : undefined;
}

const FLAGS = { readOnly: "read-only", writeOnly: "write-only" } as const;

/** What holds for a value that is left out, and which way it goes. */
export function compareHandling(pair: FlatPair, role: SchemaRole): readonly ApiChange[] {
  const changes: ApiChange[] = [];
  const isChanged = (keyword: string): boolean => textOf(pair.base, keyword) !== textOf(pair.head, keyword);
  if (isChanged("default")) {
    const after = textOf(pair.head, "default");
    const message = after === undefined ? "has no default any more" : `is ${after} where it is left out`;
    const bump = role.direction === "request" ? "minor" : "patch";
    changes.push(change(pairOfKeyword(pair, "default"), bump, `${subjectOf(role)} ${message}.`));
  }
  for (const [keyword, word] of Object.entries(FLAGS)) {
    if (!isChanged(keyword)) continue;
    const isSet = textOf(pair.head, keyword) === "true";
    const message = `${subjectOf(role)} is ${isSet ? word : `not ${word} any more`}.`;
    changes.push(change(pairOfKeyword(pair, keyword), "minor", message));
  }
  return changes;
}
