import * as fc from "fast-check";
import type { Body, MediaType, Typed, Version } from "../api.js";
import { anyName } from "./name.js";
import { anyText, array, json, object, objectOf, scalar } from "./value.js";

/** The request body of an operation, of one media type or several. */
export function body(version: Version): fc.Arbitrary<Body> {
  return fc
    .tuple(
      fc.uniqueArray(mediaType(version), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      fc.boolean(),
      fc.nat(2),
      fc.boolean(),
    )
    .map(([content, required, index, absent]) => ({
      content,
      required,
      chosen: index % content.length,
      absent: absent && !required,
    }));
}

function mediaType(version: Version): fc.Arbitrary<MediaType> {
  return fc.oneof(
    of(
      "json",
      ["application/json", "application/vnd.acme+json", "application/merge-patch+json"],
      json(version),
    ),
    encoded(of("form", ["application/x-www-form-urlencoded"], formValue(version)), () => "application/json"),
    encoded(of("multipart", ["multipart/form-data"], multipartValue(version)), partType),
    of(
      "text",
      ["text/plain", "text/csv"],
      anyText.map((value) => ({ schema: { type: "string" }, value })),
    ),
    of("binary", ["application/octet-stream", "image/png"], binaryValue(version)),
  );
}

function of(
  kind: MediaType["kind"],
  names: readonly string[],
  typed: fc.Arbitrary<Typed>,
): fc.Arbitrary<MediaType> {
  return fc
    .tuple(fc.constantFrom(...names), typed)
    .map(([name, given]) => ({ ...given, name, kind, encoding: {} }));
}

/** Some properties have an Encoding that says a media type. */
function encoded(
  one: fc.Arbitrary<MediaType>,
  contentType: (value: unknown) => string,
): fc.Arbitrary<MediaType> {
  return fc.tuple(one, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })).map(([given, flags]) => {
    const entries = Object.entries(given.value as object).filter((_, index) => flags[index]);
    const encoding = Object.fromEntries(
      entries.map(([name, value]) => [name, { contentType: contentType(value) }]),
    );
    return { ...given, encoding };
  });
}

/** An object as a part is JSON of some kind, or there is no way to write it. */
function partType(value: unknown): string {
  const isObject = Object.prototype.toString.call(value) === "[object Object]";
  return isObject ? "application/vnd.acme+json" : "text/x-part";
}

function formValue(version: Version): fc.Arbitrary<Typed> {
  return object(fc.oneof(scalar(version, anyText), array(anyText), object(scalar(version, anyText))));
}

function multipartValue(version: Version): fc.Arbitrary<Typed> {
  const file = fc
    .tuple(fc.uint8Array({ maxLength: 20 }), fc.constantFrom("a.txt", 'q"uote.bin', "ü.png", undefined))
    .map(([bytes, name]) => ({
      schema: binarySchema(version),
      value: name === undefined ? new Blob([bytes], { type: "image/png" }) : new File([bytes], name),
    }));
  const members = fc.oneof(
    scalar(version, anyText),
    array(anyText),
    object(scalar(version, anyText)),
    file,
    file.map(({ schema, value }) => ({ schema: { type: "array", items: schema }, value: [value, value] })),
  );
  const entry = fc.tuple(anyName, members, fc.boolean());
  return fc
    .uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ([name]) => name })
    .map((entries) => objectOf(entries));
}

function binaryValue(version: Version): fc.Arbitrary<Typed> {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });
  const asBlob = bytes.map((value) => new Blob([value]));
  return fc.oneof(bytes, asBlob).map((value) => ({ schema: binarySchema(version), value }));
}

/** Bytes as each version of OpenAPI has them; 3.1 by the absence of a type. */
function binarySchema(version: Version): Typed["schema"] {
  return version === "3.0.3"
    ? { type: "string", format: "binary" }
    : { contentMediaType: "application/octet-stream" };
}
