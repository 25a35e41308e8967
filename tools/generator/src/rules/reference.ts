import type { Document } from "../document.js";
import type { Finding } from "../finding.js";

const LOCAL = /^#\/components\/\w+\/[\w.~-]+$/;

/**
 * Checks each `$ref` before anything follows it: it stays inside the document's own components, so that nothing else
 * is read and nothing is fetched, and it does not lead back to itself. That holds in examples too, as the library that
 * checks the rest may follow it there.
 */
export function checkReferences(document: Document): readonly Finding[] {
  const findings: Finding[] = [];
  visit(document.root, []);
  return findings;

  function visit(value: unknown, keys: readonly (string | number)[]): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      const place = [...keys, Array.isArray(value) ? Number(key) : key];
      if (key === "$ref" && typeof member === "string") check(member, place);
      else visit(member, place);
    }
  }

  function check(reference: string, place: readonly (string | number)[]): void {
    const quoted = JSON.stringify(reference);
    if (!LOCAL.test(reference)) {
      const message = `Reference ${quoted} leaves the components of this document. Move what it names to \`#/components\`.`;
      findings.push(document.createFinding(place, "reference", message));
    } else if (leadsToItself(document, reference)) {
      const message = `Reference ${quoted} leads back to itself, with nothing in between. Write what it should be.`;
      findings.push(document.createFinding(place, "reference", message));
    }
  }
}

function leadsToItself({ root }: Document, reference: string): boolean {
  const seen = new Set<unknown>();
  for (
    let next: unknown = reference;
    typeof next === "string" && LOCAL.test(next);
    next = target(root, next)
  ) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

/** What the object that a local reference names refers to in its turn. */
function target(root: unknown, reference: string): unknown {
  const keys = reference.slice(2).split("/");
  const found = keys.reduce<unknown>((holder, key) => (Object(holder) as Record<string, unknown>)[key], root);
  return (Object(found) as { $ref?: unknown }).$ref;
}
