import { describe, expect, test } from "vitest";
import { composeSchema } from "../src/emit/schema-composition.js";

const agent = { $ref: "#/components/schemas/Agent" };
const named = { properties: { name: { type: "string" } } };

describe("what openapi-typescript would pass over is put into its words", () => {
  test.each([
    [
      "what stands beside a reference",
      { ...agent, required: ["id"], description: "Known." },
      { description: "Known.", allOf: [agent], required: ["id"] },
    ],
    ["allOf beside a reference", { ...agent, allOf: [named] }, { allOf: [agent, named] }],
    [
      "a choice beside properties",
      { ...named, anyOf: [agent, { type: "string" }] },
      { ...named, allOf: [{ anyOf: [agent, { type: "string" }] }] },
    ],
    [
      "a choice beside allOf",
      { allOf: [named], anyOf: [agent, { type: "string" }] },
      { allOf: [named, { anyOf: [agent, { type: "string" }] }] },
    ],
    [
      "a choice beside properties of an object that says that it is one",
      { type: "object", ...named, anyOf: [agent] },
      { type: "object", ...named, allOf: [{ anyOf: [agent] }] },
    ],
    [
      "what members of allOf require, once, without those that say nothing else",
      { required: ["a"], allOf: [named, { required: ["b", "a"] }, { type: "object", required: ["c"] }] },
      { required: ["a", "b", "c"], allOf: [named] },
    ],
    [
      "what members of allOf require that say nothing else",
      { allOf: [{ required: ["a"] }, { type: "object", required: ["b"] }] },
      { required: ["a", "b"], allOf: [{ required: ["a"] }, { type: "object", required: ["b"] }] },
    ],
    [
      "what a member of allOf requires that is a text",
      { allOf: [named, { type: "string", required: ["a"] }] },
      { required: ["a"], allOf: [named, { type: "string", required: ["a"] }] },
    ],
  ])("%s", (_, given, want) => expect(composeSchema(given)).toEqual(want));
});

describe("choices that are no types are gone", () => {
  test.each(["anyOf", "oneOf"])("of %s", (keyword) => {
    const given = { ...named, [keyword]: [{ required: ["a"] }, { required: ["b"] }] };
    expect(composeSchema(given)).toEqual(named);
  });

  test("of one keyword, and not of the other", () => {
    const given = { anyOf: [{ required: ["a"] }], oneOf: [agent] };
    expect(composeSchema(given)).toEqual({ oneOf: [agent] });
  });
});

describe("what openapi-typescript reads right stays", () => {
  test.each([
    ["a reference", agent],
    ["a reference with prose", { ...agent, description: "Known." }],
    ["a reference with the type that it has anyway", { ...agent, type: "object" }],
    ["a choice by itself", { anyOf: [agent, { type: "string" }] }],
    ["a choice beside prose", { description: "One.", anyOf: [agent] }],
    ["a choice beside a type that is no object", { type: "string", enum: ["a"], anyOf: [agent] }],
    ["a choice with a discriminator", { ...named, anyOf: [agent], discriminator: { propertyName: "kind" } }],
    ["a choice of which one is a type", { anyOf: [{ required: ["a"] }, agent] }],
    ["no choice at all", { anyOf: [] }],
    ["allOf that requires nothing", { allOf: [agent, named] }],
    ["a member of allOf that says that it is an object, and no more", { allOf: [agent, { type: "object" }] }],
    ["a member of allOf that is a text", { allOf: [agent, { type: "string" }] }],
  ])("%s", (_, given) => expect(composeSchema(given)).toEqual(given));
});
