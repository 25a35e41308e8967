import { describe, expect, test } from "vitest";
import { emit } from "./emission.js";
import { duplicateNames, parse } from "./emitted-code.js";
import { InputError } from "../src/finding.js";
import { spec } from "./spec.js";

/** The names that a test of a spec's package declares twice; none when the spec is refused. */
async function duplicates(text: string, name?: string): Promise<readonly string[]> {
  try {
    const { "test/contract.test.ts": contract = "", "test/types.test-d.ts": types = "" } = await emit(
      text,
      name,
    );
    return [contract, types].flatMap((code) => duplicateNames(parse("test.ts", code)));
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

describe("the contract test and the type test declare no name twice", () => {
  test.each(["acme", "server", "test", "expect", "describe", "after-all", "stop-agent"])(
    "for a spec called %s",
    async (name) => {
      expect(await duplicates(spec(), name)).toEqual([]);
    },
  );

  test.each([
    "acme",
    "server",
    "test",
    "expect",
    "expectTypeOf",
    "client",
    "result",
    "describe",
    "afterAll",
    "startProviderServer",
    "createAcmeClient",
  ])("for an operation called %s", async (id) => {
    expect(await duplicates(spec().replace("stopAgent", id))).toEqual([]);
  });
});
