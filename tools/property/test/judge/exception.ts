import { type Parameter, styleOf } from "../api.js";

/** Something that openapi-enforcer reads otherwise than OpenAPI says it, or not at all. */
interface Exception {
  readonly reason: string;
  readonly covers: (parameter: Parameter) => boolean;
}

/** What openapi-enforcer 1.23.0 can't judge. The judges in `expansion.ts` and `parser.ts` judge it in its place. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    reason: "It decodes before it splits, and a query twice: marks in text end what they stand in.",
    covers: ({ in: location, value }) =>
      location !== "header" && textsOf(value).some((text) => /[^\w.~ -]/.test(text)),
  },
  {
    reason:
      "It splits an exploded label at each dot, and so a number or a text with one; RFC 6570 has no escape for dots.",
    covers: (parameter) =>
      styleOf(parameter).style === "label" && textsOf(parameter.value).some((text) => text.includes(".")),
  },
  {
    reason: "It does not decode cookies.",
    covers: ({ in: location, value }) =>
      location === "cookie" && textsOf(value).some((text) => text.includes(" ")),
  },
  {
    reason: "It takes an exploded object of which no property was sent for one that lacks its required ones.",
    covers: (parameter) => parameter.absent && typeof parameter.value === "object",
  },
  {
    reason: "It refuses text that is empty.",
    covers: ({ value }) => textsOf(value).includes(""),
  },
  {
    reason:
      "It looks names up in plain objects, builds regular expressions of them, and compares them undecoded.",
    covers: ({ name, value }) => [name, ...keysOf(value)].some((key) => !/^[\w-]+$/.test(key) || key in {}),
  },
  {
    reason: "It does not read JSON in a parameter with `content`.",
    covers: ({ mediaType }) => mediaType !== undefined,
  },
  {
    reason: "It has no reserved characters in a query, though it accepts `allowReserved`.",
    covers: ({ allowReserved }) => allowReserved,
  },
  {
    reason: "It takes every header name for the same whatever its case, and `cookie` for none.",
    covers: ({ in: location, name }) => location === "header" && name.toLowerCase() === "cookie",
  },
];

/** Why it can't judge a parameter among others; undefined where it can. */
export function exceptionOf(parameter: Parameter, all: readonly Parameter[]): string | undefined {
  const own = EXCEPTIONS.find(({ covers }) => covers(parameter))?.reason;
  const isSpread =
    parameter.in === "query" && typeof parameter.value === "object" && styleOf(parameter).explode;
  const hasOther = all.some((each) => each.in === "query" && EXCEPTIONS.some(({ covers }) => covers(each)));
  return own ?? (isSpread && hasOther ? SPREAD : undefined);
}

const SPREAD =
  "It looks for the properties of an exploded object in the whole query, decoded, and finds marks of others.";

/** Whether it can't judge JSON: it fails on a property that every object inherits. `body.ts` compares such content. */
export function isContentExcepted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return keysOf(value).some((key) => key in {}) || Object.values(value).some(isContentExcepted);
}

/** All texts in a value as they stand on the wire. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return [String(value)];
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
