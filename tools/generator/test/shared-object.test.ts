import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const RESPONSES = `responses: { "204": { description: Stopped. } }`;

// Rules look at each object once: of one object in two places they would pass over the second.
test.each([
  ["an alias", `  /a: &stop { post: { ${RESPONSES} } }\n  /b: *stop\n`],
  ["a reference to a path item", `  /a: { post: { ${RESPONSES} } }\n  /b: { $ref: "#/paths/~1a" }\n`],
])("what %s repeats is an object of its own in each place", async (_, paths) => {
  const text = `openapi: 3.1.0\ninfo: { title: Acme, version: "1" }\npaths:\n${paths}`;
  const { folder } = await createWorkspace({ acme: spec(text) });
  const file = "specs/acme/openapi.yaml";
  const { root } = parseDocument(join(folder, file), file, text);
  const { "/a": first, "/b": second } = root["paths"] as Readonly<Record<string, Record<string, unknown>>>;
  expect(second).toEqual(first);
  expect(second!["post"]).not.toBe(first!["post"]);
});
