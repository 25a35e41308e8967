import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders, readProviderPackage } from "../src/provider-package.js";
import { replay } from "../src/replay.js";

const SPECS = join(import.meta.dirname, "../../../specs");

test("there are providers", () => {
  expect(listProviders().length).toBeGreaterThan(0);
});

describe.each(listProviders())("%s", (name) => {
  const folder = join(SPECS, name, "recorded");
  const files = existsSync(folder) ? readdirSync(folder) : [];

  test("has recorded exchanges", ({ skip }) => {
    // No failure: who has no account of the provider can record nothing. It is counted, so that it is not forgotten.
    if (files.length === 0) skip(`Nothing is recorded of ${name}: docs/recorded-exchanges.md says how.`);
    expect(files.filter((file) => !/^[a-z0-9-]+\.[1-5]\d\d(\.[a-z0-9_-]+)?\.http$/.test(file))).toEqual([]);
  });

  test.each(files)("%s agrees with the spec and with the client", async (file) => {
    expect(await replay(await readProviderPackage(name), readFileSync(join(folder, file), "utf8"))).toEqual(
      [],
    );
  });
});
