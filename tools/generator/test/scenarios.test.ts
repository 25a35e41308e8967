import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emit } from "./emission.js";
import { spec } from "./spec.js";

const FOLDER = join(import.meta.dirname, "scenarios");

/** A fenced block: its language, what stands beside it, and its lines. */
interface Block {
  readonly language: string;
  readonly label: string;
  readonly lines: readonly string[];
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".md"))) {
  const text = readFileSync(join(FOLDER, file), "utf8");
  test(`${file}: ${/^# (.+)$/m.exec(text)![1]}`, async () => {
    const blocks = findBlocks(text);
    const [input, ...excerpts] = blocks;
    expect(input).toMatchObject({ language: "yaml", label: "spec" });
    expect(excerpts).not.toEqual([]);
    const files = await emit(spec(`${input!.lines.join("\n")}\n`));
    for (const { label, lines } of excerpts) {
      const emitted = (files[label] ?? "").split("\n");
      // The whole file is the better message when it does not hold the excerpt.
      if (!holds(emitted, lines)) expect(emitted.join("\n"), `${label} of ${file}`).toBe(lines.join("\n"));
    }
  });
}

function findBlocks(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(
    ([, language = "", label = "", lines = ""]) => {
      return { language, label, lines: lines.replace(/^\n+|\n+$/g, "").split("\n") };
    },
  );
}

function holds(lines: readonly string[], excerpt: readonly string[]): boolean {
  return lines.some((_, start) => excerpt.every((line, index) => lines[start + index] === line));
}
