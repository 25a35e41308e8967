import type { OpenApi } from "../document.js";
import { object } from "../found-operation.js";
import { findDomain, follow, type Place } from "../property-domain.js";
import type { Operation, Stop, StopRule } from "../provider.js";
import { text } from "./source.js";

/** `x-stop` of an Operation: what its answers mean. */
export function buildStop(document: OpenApi, operation: OpenApi): Operation["stop"] {
  if (operation["x-stop"] === undefined) return undefined;
  const { confirm, force, outcomes } = object(operation["x-stop"]);
  const rules = Object.entries(object(outcomes)).map(([status, rule]) => {
    const response = findResponse(document, { node: operation, keys: [] }, status);
    return [status, buildRule(document, response && findContent(document, response), rule)] as const;
  });
  const stop: Stop = {
    isRepeated: confirm === "repeat",
    force: force === undefined ? undefined : object(force),
    gracePeriod: force === undefined ? undefined : text(operation["x-server-wait"]) || undefined,
    outcomes: Object.fromEntries(rules),
  };
  return stop;
}

/** The declared response that describes a status, a range or `default`. */
export function findResponse(document: OpenApi, operation: Place, status: string): Place | undefined {
  const responses = object(operation.node["responses"]);
  const key = [status, `${status[0]}XX`, "default"].find((each) => Object.hasOwn(responses, each));
  if (key === undefined) return undefined;
  return follow(document, { node: object(responses[key]), keys: [...operation.keys, "responses", key] });
}

/** The schema of a response's JSON; undefined where it has none. */
export function findContent(document: OpenApi, { node, keys }: Place): Place | undefined {
  const content = object(node["content"]);
  const mediaType = Object.keys(content).find((key) => /[/+]json\b/i.test(key));
  if (mediaType === undefined) return undefined;
  const { node: found, keys: place } = follow(document, {
    node: object(content[mediaType]),
    keys: [...keys, "content", mediaType],
  });
  return { node: object(found["schema"]), keys: [...place, "schema"] };
}

/** The names that lead to a property: one, or a list of them. */
export function propertyNames(value: unknown): readonly string[] {
  return [value].flat().map(String);
}

function buildRule(document: OpenApi, content: Place | undefined, rule: unknown): StopRule {
  if (typeof rule === "string") return rule;
  const { property, values, other, absent, stale } = object(rule);
  const names = propertyNames(property);
  const listed = content && findDomain(document, content, names).values;
  return {
    property: names,
    values: Object.entries(object(values)).map(([key, next]) => {
      const value = listed?.find((each) => String(each.value) === key);
      return [value === undefined ? key : value.value, buildRule(document, content, next)] as const;
    }),
    other: text(other) || undefined,
    absent: text(absent) || undefined,
    stale: stale === undefined ? undefined : propertyNames(stale),
  };
}
