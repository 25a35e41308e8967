import { expect, test } from "vitest";
import { isAbsolute } from "../src/emit/server.js";

const variable = (option: string, value: string | undefined) => {
  return { option, description: "", default: value, enum: [] };
};

test.each([
  ["https://api.acme.example/v1", true],
  ["HTTP://localhost:8080", true],
  ["/v1", false],
  ["", false],
  ["ftp://acme.example", false],
  ["see https://acme.example", false],
  ["https:///v1", false],
  ["https://acme.example:port", false],
  ["https://me@acme.example", false],
  ["https://acme.example?version=1", false],
  ["https://acme.example#top", false],
  ["https://{stage}.acme.example:{port}/{version}", true],
  ["https://{stage}.acme.example:{version}", false],
  ["{origin}/v1", true],
  ["{version}/v1", false],
  ["https://{unknown}.acme.example", true],
  ["https://{unknown}", true],
])("requests can go to %j by itself: %s", (url, want) => {
  const variables = [
    variable("stage", undefined),
    variable("port", "443"),
    variable("version", "v1"),
    variable("origin", "https://acme.example"),
  ];
  expect(isAbsolute({ url, description: "", variables })).toBe(want);
});
