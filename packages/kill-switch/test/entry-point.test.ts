import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("who imports the functions gets nothing of the command, and nothing of Node", async () => {
  const modules = new Set<string>();
  const follow = async (url: URL): Promise<void> => {
    if (modules.has(url.href)) return;
    modules.add(url.href);
    const text = await readFile(url, "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import\() ?"([^"]+)"/g)) {
      if (name.startsWith(".")) await follow(new URL(name, url));
      else modules.add(name);
    }
  };
  const dist = new URL("../dist/", import.meta.url);
  await follow(new URL("index.js", dist));
  const names = [...modules].map((name) => name.replace(dist.href, ""));
  expect(names.filter((name) => name.startsWith("command/"))).toEqual([]);
  expect(names.filter((name) => !name.endsWith(".js")).toSorted()).toEqual([
    "@agent-stop/runtime",
    "@agent-stop/runtime/wire",
  ]);
});
