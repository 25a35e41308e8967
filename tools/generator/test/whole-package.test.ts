import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { emit } from "./emission.js";

const FOLDER = join(import.meta.dirname, "whole-packages");
const specs = readdirSync(FOLDER).filter((file) => file.endsWith(".yaml"));

// After a change of what is emitted: `vitest run whole-package --update`, and look at the difference.
test.each(specs)("what becomes of %s is as it stands beside it", async (file) => {
  const name = basename(file, ".yaml");
  const files = await emit(readFileSync(join(FOLDER, file), "utf8"), name);
  const blocks = Object.entries(files).map(([path, text]) => {
    const language = path.slice(path.lastIndexOf(".") + 1);
    return `## ${path}\n\n~~~~${language}\n${text}~~~~\n`;
  });
  await expect(blocks.join("\n")).toMatchFileSnapshot(join(FOLDER, `${name}.md`));
});
