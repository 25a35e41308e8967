// A test for bugs in emitters only: `npm test` asks the command the same, with `generate --check`.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emit } from "../../generator/test/emission.js";

const VERSION = /^ {2}"version": .*$/m;
const root = new URL("../../../", import.meta.url);

test.each(readdirSync(new URL("specs/", root)))("%s is emitted as it is committed", async (name) => {
  const files = await emit(readFileSync(new URL(`specs/${name}/openapi.yaml`, root), "utf8"), name);
  for (const [path, text] of Object.entries(files)) {
    const committed = readFileSync(new URL(`packages/${name}/${path}`, root), "utf8");
    // A release raises the version, which `generate` keeps.
    expect(text.replace(VERSION, ""), path).toBe(committed.replace(VERSION, ""));
  }
});
