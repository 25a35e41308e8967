import { describe, expect, test } from "vitest";
import { isIdentifier } from "../src/naming/reserved-names.js";
import { camelCase, kebabCase, pascalCase } from "../src/naming/words.js";

describe("pascalCase", () => {
  test.each([
    ["a word", { given: "forboc", want: "Forboc" }],
    ["a name in camel case", { given: "stopAgent", want: "StopAgent" }],
    ["a name in kebab case", { given: "api-version", want: "ApiVersion" }],
    ["a name in snake case", { given: "agent_name", want: "AgentName" }],
    ["signs at both ends", { given: "$stop.", want: "Stop" }],
    ["digits", { given: "v2-agents", want: "V2Agents" }],
    ["nothing", { given: "", want: "" }],
  ])("%s", (_, { given, want }) => expect(pascalCase(given)).toBe(want));
});

describe("camelCase", () => {
  test.each([
    ["a word", { given: "forboc", want: "forboc" }],
    ["a name in kebab case", { given: "acme-cloud", want: "acmeCloud" }],
    ["a name in pascal case", { given: "AcmeCloud", want: "acmeCloud" }],
    ["nothing", { given: "", want: "" }],
  ])("%s", (_, { given, want }) => expect(camelCase(given)).toBe(want));
});

describe("kebabCase", () => {
  test.each([
    ["a word", { given: "stop", want: "stop" }],
    ["a name in camel case", { given: "stopGhostSession", want: "stop-ghost-session" }],
    ["an acronym at the end", { given: "getURL", want: "get-url" }],
    ["an acronym in the middle", { given: "getURLOfAgent", want: "get-url-of-agent" }],
    ["a digit before a capital", { given: "stopV2Agent", want: "stop-v2-agent" }],
  ])("%s", (_, { given, want }) => expect(kebabCase(given)).toBe(want));
});

describe("isIdentifier", () => {
  test.each([
    ["a name in camel case", { given: "stopAgent", want: true }],
    ["a dollar sign and an underscore", { given: "$_", want: true }],
    ["a digit at the start", { given: "2nd", want: false }],
    ["a hyphen", { given: "api-version", want: false }],
    ["nothing", { given: "", want: false }],
    ["a line end after a name", { given: "stop\n", want: false }],
    ["a letter that looks like another", { given: "stоp", want: false }],
    ["an escape", { given: "\\u0061", want: false }],
    ["a keyword", { given: "delete", want: false }],
    ["a name that modules reserve", { given: "await", want: false }],
    ["a name that strict mode forbids", { given: "eval", want: false }],
    ["the name that is no property", { given: "__proto__", want: false }],
  ])("%s", (_, { given, want }) => expect(isIdentifier(given)).toBe(want));
});
