import { build } from "esbuild";
import { expect, inject, test } from "vitest";

const project = inject("project");
const providers = ["bctrl", "elizaos", "forboc", "foundry", "ghostly"];

/** The files of our packages that a browser would load. */
async function bundle(code: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: project },
    absWorkingDir: project,
    bundle: true,
    format: "esm",
    metafile: true,
    minify: true,
    platform: "browser",
    write: false,
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

function mocks(files: readonly string[]): readonly string[] {
  return files.filter((file) => file.includes("mock"));
}

test.each(providers)("an application with all of %s has nothing of its mock", async (provider) => {
  const files = await bundle(`import * as api from "@agent-stop/${provider}"; console.log(api);`);
  expect(files).toContain(`node_modules/@agent-stop/${provider}/dist/client.js`);
  expect(mocks(files)).toEqual([]);
});

test.each(providers)(
  "an application that imports the mock of %s and does not use it has none",
  async (provider) => {
    const name = `create${provider[0]!.toUpperCase()}${provider.slice(1)}Mock`;
    const imports = `import { ${name} } from "@agent-stop/${provider}/mock"; import { stop } from "@agent-stop/${provider}";`;
    expect(mocks(await bundle(`${imports} console.log(stop);`))).toEqual([]);
    expect(mocks(await bundle(`${imports} console.log(stop, ${name});`))).toEqual([
      expect.stringContaining("runtime/dist/mock-shape.js"),
      expect.stringContaining("runtime/dist/mock.js"),
      expect.stringContaining(`${provider}/dist/mock.js`),
    ]);
  },
);
