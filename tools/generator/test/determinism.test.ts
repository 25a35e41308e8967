import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace } from "./workspace.js";

const specs = resolve(import.meta.dirname, "../../../specs");
const names = ["forboc", "foundry", "ghostly", "elizaos", "bctrl"];

async function readSpecs(): Promise<Readonly<Record<string, string>>> {
  const texts = names.map(
    async (name) => [name, await readFile(`${specs}/${name}/openapi.yaml`, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

test.each([
  { TZ: "Pacific/Kiritimati" },
  { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
  { LANG: "C", LC_ALL: "C" },
  { LANG: "sv_SE.UTF-8", LC_ALL: "sv_SE.UTF-8", TZ: "America/St_Johns" },
  { FORCE_COLOR: "3" },
  { NODE_ENV: "production" },
])("the same specs are the same bytes with %j", async (environment) => {
  const { run, snapshot } = await createWorkspace(await readSpecs());
  expect(await run(["generate"], { TZ: "UTC", LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" })).toMatchObject({
    code: 0,
  });
  const before = await snapshot();
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(names.map((name) => `packages/${name}/src/index.ts`)),
  );
  expect(await run(["generate", "--out", "again"], environment)).toMatchObject({ code: 0 });
  const again = Object.entries(await snapshot("again"));
  expect(Object.fromEntries(again.map(([path, text]) => [path.replace("again", "packages"), text]))).toEqual(
    before,
  );
});

test("the same specs are the same bytes in another folder", async () => {
  const one = await createWorkspace(await readSpecs());
  const sources = Object.entries(await readSpecs());
  const deep = sources.map(([name, text]) => [`a b/ü/specs/${name}/openapi.yaml`, text]);
  const other = await createWorkspace({}, Object.fromEntries(deep) as Record<string, string>);
  expect(await one.run(["generate"])).toMatchObject({ code: 0 });
  const args = ["generate", "--specs", "a b/ü/specs", "--out", `${other.folder}/packages`];
  expect(await other.run(args)).toMatchObject({ code: 0 });
  expect(await other.snapshot()).toEqual(await one.snapshot());
});
