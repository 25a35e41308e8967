import { expect, test } from "vitest";
import { jsDoc, prose, tags } from "../src/emit/js-doc.js";

const word = "nineteen-characters";

test.each([
  ["one line", { given: ["The id of the agent."], want: "/** The id of the agent. */" }],
  ["no prose is no comment", { given: [undefined, "", "  \n "], want: "" }],
  [
    "paragraphs have an empty line between them",
    { given: ["One.", undefined, "Two."], want: "/**\n * One.\n *\n * Two.\n */" },
  ],
  ["lines of the prose stay lines", { given: ["One.\nTwo."], want: "/**\n * One.\n * Two.\n */" }],
  [
    "a long line is wrapped at 100 columns",
    {
      given: [Array.from({ length: 6 }, () => word).join(" ")],
      want: `/**\n * ${word} ${word} ${word} ${word} ${word}\n * ${word}\n */`,
    },
  ],
  ["a line of 100 columns", { given: ["x".repeat(100)], want: `/** ${"x".repeat(100)} */` }],
  ["spaces between words become one", { given: ["a  b"], want: "/** a b */" }],
  ["a line of spaces is an empty one", { given: ["a\n   \nb"], want: "/**\n * a\n *\n * b\n */" }],
  [
    "a word that is too long stays whole",
    { given: ["x".repeat(120)], want: `/**\n * ${"x".repeat(120)}\n */` },
  ],
  [
    "a list item goes on below its text",
    {
      given: [`- ${Array.from({ length: 6 }, () => word).join(" ")}`],
      want: `/**\n * - ${word} ${word} ${word} ${word}\n *   ${word} ${word}\n */`,
    },
  ],
  [
    "a link stays in one line",
    {
      given: [`${word} ${word} ${word} ${word} see {@link ALongName}, and that.`],
      want: `/**\n * ${word} ${word} ${word} ${word} see\n * {@link ALongName}, and that.\n */`,
    },
  ],
  ["the end of a comment", { given: ["a */ b"], want: "/** a *\\/ b */" }],
  ["the end of a comment after more stars", { given: ["***/"], want: "/** ***\\/ */" }],
  ["the end of a comment that deleting one would make", { given: ["**//"], want: "/** **\\// */" }],
  ["the end of a comment that deleting the escape would make", { given: ["*\\/"], want: "/** *\\/ */" }],
  [
    "a star at the end and a slash at the start of the next line",
    { given: ["a *\n/ b"], want: "/**\n * a *\n * / b\n */" },
  ],
  ["a slash alone", { given: ["/"], want: "/** / */" }],
  ["line and paragraph separators", { given: ["a\u2028b\u2029c"], want: "/**\n * a\n * b\n * c\n */" }],
  [
    "carriage returns, alone and before a line feed",
    { given: ["a\rb\r\nc"], want: "/**\n * a\n * b\n * c\n */" },
  ],
  [
    "other control characters become spaces",
    { given: ["a\u0000b\tc\u0085d\u001B[2Je"], want: "/** a b c d [2Je */" },
  ],
  ["control characters at the ends are gone", { given: ["\u0000a\u0007"], want: "/** a */" }],
  ["what would be a tag", { given: ["@see a\n  @see b"], want: "/**\n * \\@see a\n *   \\@see b\n */" }],
  [
    "an address is no tag",
    { given: ["Write to me@acme.example."], want: "/** Write to me@acme.example. */" },
  ],
  ["emoji and other letters stay", { given: ["Ångström 👩‍🚀"], want: "/** Ångström 👩‍🚀 */" }],
])("%s", (_, { given, want }) => {
  expect(jsDoc(...given)).toBe(want);
});

test("tags stand below each other, and absent ones are left out", () => {
  expect(jsDoc("Stops.", tags("@throws a", undefined, "@see b"))).toBe(
    "/**\n * Stops.\n *\n * @throws a\n * @see b\n */",
  );
});

test.each([
  ["what would be a tag", { given: "@see a", want: "\\@see a" }],
  ["what would be one on a later line", { given: "a\n  @see b", want: "a\n  \\@see b" }],
  ["an address is no tag", { given: "Write to me@acme.example.", want: "Write to me@acme.example." }],
  ["the end of a comment", { given: "a */ b", want: "a *\\/ b" }],
  ["spaces stay", { given: "a  b", want: "a  b" }],
])("prose within a comment: %s", (_, { given, want }) => expect(prose(given)).toBe(want));
