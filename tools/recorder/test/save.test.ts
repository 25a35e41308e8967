import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveRecording } from "../src/save.js";
import { createFolder } from "./temporary-folder.js";

const recording = {
  fileName: "stop-agent.200.http",
  text: "one\n",
  operation: "POST /stop",
  status: 200,
  disagreements: [],
};

test("makes the folder, refuses to replace a file, and does so with force", async () => {
  const folder = join(await createFolder(), "acme/recorded");
  const file = await saveRecording(folder, recording, { force: false });
  expect(await readFile(file, "utf8")).toBe("one\n");

  const other = { ...recording, text: "two\n" };
  await expect(saveRecording(folder, other, { force: false })).rejects.toThrow(
    "is there already. --force replaces it",
  );
  expect(await readFile(file, "utf8")).toBe("one\n");

  await saveRecording(folder, other, { force: true });
  expect(await readFile(file, "utf8")).toBe("two\n");
  expect(await readdir(folder)).toEqual(["stop-agent.200.http"]);
});
