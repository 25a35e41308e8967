import type { Oas3Rule } from "@redocly/openapi-core";
import { findContent, findResponse, propertyNames } from "../build/stop.js";
import type { OpenApi } from "../document.js";
import { findOperations, object, resolve } from "../found-operation.js";
import type { Key } from "../load/parsed-text.js";
import { type Domain, findDomain, follow, type Place } from "../property-domain.js";
import { isRepeatable } from "../provider.js";
import { STOP_OUTCOMES } from "../stop-outcome.js";

/** `x-stop` gives a meaning to each answer that an operation can have, and to none that it can't have. */
export const stopMeaning: Oas3Rule = () => ({
  Root(root, { report, location }) {
    const document = root as unknown as OpenApi;
    const stops = findOperations(document).filter(({ operation }) => operation["x-stop"] !== undefined);
    for (const [index, { path, method, keys, operation }] of stops.entries()) {
      const pathItem = follow(document, {
        node: object(object(document["paths"])[path]),
        keys: ["paths", path],
      });
      const place = { node: operation, keys: [...pathItem.keys, ...keys] };
      const stop = [...place.keys, "x-stop"];
      const problems =
        index === 0
          ? [...checkMembers(document, place, method), ...checkOutcomes(document, place)]
          : [
              {
                keys: stop,
                message: "A package has one `stop`, and another operation has `x-stop`, too. Keep one.",
              },
            ];
      for (const problem of problems) {
        report({ message: problem.message, location: location.child([...problem.keys]) });
      }
    }
  },
});

interface Problem {
  /** What leads to the place from the root of the document. */
  readonly keys: readonly Key[];
  readonly message: string;
}

/** What is confirmed is said by the provider, value by value. */
const GUESSES = STOP_OUTCOMES.filter((outcome) => !outcome.endsWith("stopped"));

function* checkMembers(document: OpenApi, { node, keys }: Place, method: string): Iterable<Problem> {
  const at = [...keys, "x-stop"];
  const stop = object(node["x-stop"]);
  yield* checkKeys(stop, ["confirm", "force", "outcomes"], at);
  if (stop["confirm"] !== undefined) {
    if (stop["confirm"] !== "repeat") {
      const message = `"confirm" is ${show(stop["confirm"])}. Write \`repeat\` if asking again tells whether it is over; else leave it out.`;
      yield { keys: [...at, "confirm"], message };
    } else if (!isRepeatable({ method, repeatable: node["x-repeatable"] as boolean | undefined })) {
      const message =
        "It is confirmed by repeating it, and repeating it is not said to be safe. Add `x-repeatable: true`.";
      yield { keys: [...at, "confirm"], message };
    }
  }
  if (stop["force"] === undefined) return;
  const body = resolve(document, node["requestBody"]);
  const content = findContent(document, { node: body, keys: [] });
  for (const [name, value] of Object.entries(object(stop["force"]))) {
    const domain = content && findDomain(document, content, [name]);
    const isAllowed = domain?.isDeclared && (domain.values?.some((each) => each.value === value) ?? true);
    if (isAllowed) continue;
    const message = `The request body has no property ${show(name)} that can be ${show(value)}. Name one that makes the stop a forced one.`;
    yield { keys: [...at, "force", name], message };
  }
}

function* checkOutcomes(document: OpenApi, operation: Place): Iterable<Problem> {
  const at = [...operation.keys, "x-stop", "outcomes"];
  const outcomes = object(object(operation.node["x-stop"])["outcomes"]);
  for (const [status, rule] of Object.entries(outcomes)) {
    const response = findResponse(document, operation, status);
    if (response === undefined) {
      yield {
        keys: [...at, status],
        message: `No response stands under ${show(status)}, nor under a range of it. Declare it, or map what is declared.`,
      };
    } else yield* checkRule(document, findContent(document, response), rule, [...at, status]);
  }
  for (const status of Object.keys(object(operation.node["responses"]))) {
    const key = [status, `${status[0]}XX`, ...(/^[123]/.test(status) ? [] : ["default"])].find((each) =>
      Object.hasOwn(outcomes, each),
    );
    if (key === undefined) {
      const message = `Response ${show(status)} has no outcome. Add it to \`outcomes\` of \`x-stop\`.`;
      yield { keys: [...operation.keys, "responses", status], message };
    } else if (key !== status) {
      const response = findResponse(document, operation, status);
      yield* checkRule(document, response && findContent(document, response), outcomes[key], [...at, key]);
    }
  }
}

/** One rule of `outcomes`, for content that it may be asked about. */
function* checkRule(
  document: OpenApi,
  content: Place | undefined,
  rule: unknown,
  at: readonly Key[],
): Iterable<Problem> {
  if (typeof rule !== "object" || rule === null) {
    yield* checkOutcome(rule, STOP_OUTCOMES, at);
    return;
  }
  const { property, values, other, absent, stale } = object(rule);
  yield* checkKeys(object(rule), ["property", "values", "other", "absent", "stale"], at);
  const isNamed = [property].flat().every((name) => typeof name === "string");
  const domain = content && isNamed ? findDomain(document, content, propertyNames(property)) : undefined;
  if (!domain?.isDeclared) {
    const message = `The content has no property ${show(property)}. Name one, or the names that lead to one.`;
    yield { keys: [...at, "property"], message };
    return;
  }
  if (stale !== undefined && !findDomain(document, content!, propertyNames(stale)).isDeclared) {
    yield {
      keys: [...at, "stale"],
      message: `The content has no property ${show(stale)}. Name one that is true where the provider had lost what was to stop.`,
    };
  }
  yield* checkValues(domain, [property].flat().join("."), object(values), [...at, "values"]);
  for (const [key, next] of Object.entries(object(values)))
    yield* checkRule(document, content, next, [...at, "values", key]);
  if (other !== undefined) yield* checkOutcome(other, GUESSES, [...at, "other"]);
  else if (domain.values === undefined) {
    yield {
      keys: at,
      message: `${show(property)} may have other values than those listed. Say with \`other\` what they mean.`,
    };
  }
  if (absent !== undefined) yield* checkOutcome(absent, GUESSES, [...at, "absent"]);
  else if (domain.isOptional) {
    yield { keys: at, message: `${show(property)} may be absent. Say with \`absent\` what that means.` };
  }
}

function* checkValues(domain: Domain, name: string, values: OpenApi, at: readonly Key[]): Iterable<Problem> {
  for (const { value, keys } of domain.values ?? []) {
    if (Object.hasOwn(values, String(value))) continue;
    yield {
      keys,
      message: `${show(value)} of "${name}" has no outcome. Add it to \`values\` of \`x-stop\`, or take it out here.`,
    };
  }
  const listed = domain.values?.map(({ value }) => String(value));
  for (const key of Object.keys(values)) {
    if (listed?.includes(key) ?? true) continue;
    yield {
      keys: [...at, key],
      message: `${show(key)} is no value of "${name}". It can be ${listed!.join(", ")}.`,
    };
  }
}

function* checkOutcome(outcome: unknown, allowed: readonly string[], at: readonly Key[]): Iterable<Problem> {
  if (allowed.includes(outcome as string)) return;
  const reason = STOP_OUTCOMES.includes(outcome as string)
    ? "would be a guess that confirms"
    : "is no outcome";
  yield { keys: at, message: `${show(outcome)} ${reason}. Write one of ${allowed.join(", ")}.` };
}

function* checkKeys(holder: OpenApi, known: readonly string[], at: readonly Key[]): Iterable<Problem> {
  for (const key of Object.keys(holder)) {
    if (known.includes(key)) continue;
    yield {
      keys: [...at, key],
      message: `${show(key)} is not known here. Write one of ${known.join(", ")}.`,
    };
  }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
