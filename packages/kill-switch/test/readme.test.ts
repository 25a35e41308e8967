import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { resolveConfig, format } from "prettier";
import { expect, test } from "vitest";
import { PROVIDERS } from "../dist/command/provider.js";
import { outcomeTable } from "./outcome-table.js";

const file = fileURLToPath(new URL("../README.md", import.meta.url));
const readme = await readFile(file, "utf8");

// `vitest run -u` writes the table.
test("the table of outcomes is that of the specs", async () => {
  const [before, after] = [readme.split("<!-- outcomes -->")[0], readme.split("<!-- /outcomes -->")[1]];
  const text = `${before}<!-- outcomes -->\n\n${await outcomeTable()}\n\n<!-- /outcomes -->${after}`;
  const config = await resolveConfig(file);
  await expect(await format(text, { ...config, filepath: file })).toMatchFileSnapshot(file);
});

test("names each provider's target and variables", () => {
  for (const [name, { parameters, environment }] of PROVIDERS) {
    const row = readme.split("\n").find((line) => line.includes(`| ${name} `));
    expect(row).toContain(`\`${parameters.map((parameter) => `<${parameter}>`).join(" ")}\``);
    for (const variable of Object.values(environment)) expect(row).toContain(`\`${variable}\``);
  }
});
