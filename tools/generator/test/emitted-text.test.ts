import { describe, expect, test } from "vitest";
import { isGenerated, preamble } from "../src/emit/generated-file.js";
import { escapeKey, escapeReference, unescapeKeys } from "../src/emit/key-escape.js";
import { markdown, markdownBlock } from "../src/emit/markdown.js";

describe("prose in Markdown", () => {
  test("HTML becomes text", () => {
    expect(markdownBlock("<b>a</b> & b")).toBe("&lt;b>a&lt;/b> &amp; b");
  });

  test("lines stay, but not in a cell of a table", () => {
    expect(markdownBlock("a\n\n- b")).toBe("a\n\n- b");
    expect(markdown("a\n\n- b   c")).toBe("a - b c");
  });

  test("a bar ends no cell of a table", () => {
    expect(markdown("a | b")).toBe("a \\| b");
  });
});

describe("keys on their way through openapi-typescript", () => {
  test.each(["100%", "c#d", "\uE000", "\uE001", "\uE000\uE00023\uE001", "a/b~c", "größe"])(
    "%j comes back",
    (key) => {
      expect(unescapeKeys(escapeKey(key))).toBe(key);
    },
  );

  test("no key has a character then that would be decoded, or start a fragment", () => {
    expect(escapeKey("100%#")).toBe("100\uE00025\uE001\uE00023\uE001");
  });

  test("a key comes back from a string literal with escapes, too", () => {
    expect(unescapeKeys(String.raw`"100\uE00025\uE001"`)).toBe('"100%"');
  });

  test("what only looks like an escaped key stays", () => {
    expect(unescapeKeys("\uE00026\uE001 \uE000e002\uE001")).toBe("\uE00026\uE001 \uE000e002\uE001");
  });

  test("a reference has the keys of its pointer escaped as JSON Pointers are, and nothing else", () => {
    const reference = "#/components/schemas/a~1b~0c%25";
    expect(escapeReference(reference, ["components", "schemas", "a/b~c%"])).toBe(
      "#/components/schemas/a~1b~0c\uE00025\uE001",
    );
  });

  test("a reference that is no pointer stays", () => {
    expect(escapeReference("other.yaml#/", ["a"])).toBe("other.yaml#/");
  });
});

describe("a generated file is known by its first line", () => {
  test.each([
    [`${preamble("specs/acme/openapi.yaml")}\nexport {};\n`, true],
    [`${preamble("specs/a/openapi.yaml")}\n`, true],
    [`\n${preamble("specs/acme/openapi.yaml")}\n`, false],
    [`${preamble("specs/acme/openapi.yaml")} Or not.\n`, false],
    ["// Generated from a\nb. Edit the spec, then run `pnpm generate`.\n", false],
    ["export {};\n", false],
    ["", false],
  ])("%j: %s", (text, want) => expect(isGenerated(text)).toBe(want));
});
