import * as fc from "fast-check";
import type { Answer, Typed, Version } from "../api.js";
import { anyText, json } from "./value.js";

/** An answer that the document has, by its status, its range or `default`. */
export function answer(version: Version): fc.Arbitrary<Answer> {
  const place = fc.constantFrom(
    ...([
      ["200", 200],
      ["201", 201],
      ["2XX", 206],
      ["404", 404],
      ["4XX", 409],
      ["5XX", 500],
      ["default", 418],
    ] as const),
  );
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const content = fc.oneof(
    fc.constant<Omit<Answer, "key" | "status">>({
      mediaType: undefined,
      schema: {},
      body: undefined,
      value: undefined,
    }),
    fc
      .tuple(fc.constantFrom("application/json", "application/problem+json"), json(version))
      .map(([mediaType, { schema, value }]: [string, Typed]) => ({
        mediaType,
        schema,
        value,
        body: encode(JSON.stringify(value)),
      })),
    fc.tuple(fc.constantFrom("text/plain", "text/csv"), anyText).map(([mediaType, value]) => ({
      mediaType,
      schema: { type: "string" },
      value,
      body: encode(value),
    })),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => ({
      mediaType: "image/png",
      schema: version === "3.0.3" ? { type: "string", format: "binary" } : {},
      value: bytes,
      body: bytes,
    })),
  );
  return fc.oneof(
    fc.constant<Answer>({
      key: "204",
      status: 204,
      mediaType: undefined,
      schema: {},
      body: undefined,
      value: undefined,
    }),
    fc.tuple(place, content).map(([[key, status], rest]) => ({ key, status, ...rest })),
  );
}
