import * as fc from "fast-check";
import { type Parameter, styleOf, type Typed, type Version } from "../api.js";
import { anyName, pathName, tokenName } from "./name.js";
import { anyText, array, json, marks, object, plainText, scalar } from "./value.js";

/** Parameters of one operation whose values can be told from each other on the wire. */
export function parameters(version: Version): fc.Arbitrary<readonly Parameter[]> {
  const one = fc.oneof(
    inPath(version),
    { weight: 3, arbitrary: inQuery(version) },
    inHeader(version),
    inCookie(version),
  );
  return fc
    .uniqueArray(one, {
      maxLength: 6,
      // Header names are the same in any case. Query names too, for servers that do not tell cases apart.
      selector: ({ in: location, name }) => `${location} ${name.toLowerCase()}`,
    })
    .map((all) =>
      all.filter((each, index) => !isAmbiguous(each, [...all.slice(0, index), ...all.slice(index + 1)])),
    );
}

/** Whether a property of an exploded object has a name that another parameter has as well. */
function isAmbiguous(one: Parameter, others: readonly Parameter[]): boolean {
  if (one.in !== "query") return false;
  const taken = others.filter((each) => each.in === "query").flatMap(namesOnWire);
  return namesOnWire(one).some((name) => taken.includes(name));
}

function namesOnWire(one: Parameter): readonly string[] {
  const { style, explode } = styleOf(one);
  const isSpread = explode && style === "form" && one.schema["type"] === "object" && !one.mediaType;
  return isSpread ? [one.name, ...Object.keys(one.value as object)] : [one.name];
}

function parameter(
  location: Parameter["in"],
  name: fc.Arbitrary<string>,
  typed: fc.Arbitrary<Typed & Partial<Parameter>>,
): fc.Arbitrary<Parameter> {
  return fc.tuple(name, typed, fc.boolean(), fc.boolean()).map(([chosen, given, optional, absent]) => ({
    in: location,
    name: chosen,
    required: location === "path" || !optional,
    style: undefined,
    explode: undefined,
    allowReserved: false,
    mediaType: undefined,
    ...given,
    absent: location !== "path" && optional && absent,
  }));
}

/** A value with a style; `explode` as the document may say it, or leave it. */
function styled(
  typed: fc.Arbitrary<Typed>,
  style: string | undefined,
  explode: fc.Arbitrary<boolean | undefined> = fc.constantFrom(undefined, true, false),
): fc.Arbitrary<Typed & Partial<Parameter>> {
  return fc.tuple(typed, explode).map(([given, exploded]) => ({ ...given, style, explode: exploded }));
}

function asJson(version: Version): fc.Arbitrary<Typed & Partial<Parameter>> {
  return json(version).map((typed) => ({ ...typed, mediaType: "application/json" }));
}

function inPath(version: Version): fc.Arbitrary<Parameter> {
  // Empty text, and segments of dots, are refused before anything is sent.
  const text = anyText.filter((value) => !/^(?:\.|%2e){0,2}$/i.test(value));
  const typed = fc.oneof(scalar(version, text), array(text), object(scalar(version, text)));
  return parameter(
    "path",
    pathName,
    fc.oneof(...[undefined, "simple", "label", "matrix"].map((style) => styled(typed, style))),
  );
}

function inQuery(version: Version): fc.Arbitrary<Parameter> {
  const members = object(scalar(version, anyText));
  const typed = fc.oneof(scalar(version, anyText), array(anyText), members);
  // The delimiter of a list that is not exploded has no escape (OpenAPI 3.1.1, appendix E).
  // What is percent-encoded already stays so with `allowReserved` (RFC 6570, section 3.2.3).
  const reserved = anyText.filter((text) => !/%[\da-f]{2}/i.test(text));
  const listed = array(plainText);
  const fixed = fc.constantFrom<(boolean | undefined)[]>(undefined, false);
  return parameter(
    "query",
    anyName,
    fc.oneof(
      { weight: 4, arbitrary: styled(typed, undefined) },
      styled(typed, "form"),
      styled(listed, "spaceDelimited", fixed),
      styled(listed, "pipeDelimited", fixed),
      styled(members, "deepObject", fc.constantFrom<(boolean | undefined)[]>(undefined, true)),
      styled(scalar(version, reserved), "form").map((given) => ({ ...given, allowReserved: true })),
      asJson(version),
    ),
  );
}

function inHeader(version: Version): fc.Arbitrary<Parameter> {
  const line = fc.string({
    unit: marks(`abz019 !#$%&'*+-./:;<=>?@[]^_{|}~"(),\\`),
    maxLength: 8,
  });
  const text = line.filter((value) => value.trim() === value && value !== "");
  // What stands between members has no escape in a header field.
  const typed = fc.oneof(
    scalar(version, text),
    array(plainText),
    object(scalar(version, plainText), tokenName),
  );
  return parameter(
    "header",
    tokenName,
    fc.oneof(styled(typed, undefined), styled(typed, "simple"), asJson(version)),
  );
}

function inCookie(version: Version): fc.Arbitrary<Parameter> {
  return parameter(
    "cookie",
    tokenName,
    fc.oneof(
      styled(scalar(version, anyText), undefined),
      // How an exploded list is written in a cookie is told by nobody (OpenAPI 3.1.1, appendix D).
      styled(array(anyText), "form", fc.constant(false)),
      asJson(version),
    ),
  );
}
