import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createProgress } from "../src/progress.js";

/** A stream of 20 columns that remembers what is written to it. */
function createStream(isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const write = (text: string): boolean => written.push(text) > 0;
  return { stream: { isTTY, columns: 20, write } as NodeJS.WriteStream, written };
}

test("a run that is over soon shows no progress", () => {
  const { stream, written } = createStream(true);
  const { show, clear } = createProgress(stream);
  show("Reading 1 of 2");
  clear();
  expect(written).toEqual([]);
});

test("a long run shows one line, cut to the width, and removes it", async () => {
  const { stream, written } = createStream(true);
  const { show, clear } = createProgress(stream);
  await setTimeout(600);
  show("Reading 1 of 200: acme-cloud");
  show("Reading 2 of 200: acme-home");
  clear();
  expect(written).toEqual(["Reading 1 of 200: a", "\r\u001B[K", "Reading 2 of 200: a", "\r\u001B[K"]);
});

test("a long run shows nothing in a pipe", async () => {
  const { stream, written } = createStream(false);
  const { show, clear } = createProgress(stream);
  await setTimeout(600);
  show("Reading 1 of 2");
  clear();
  expect(written).toEqual([]);
});
