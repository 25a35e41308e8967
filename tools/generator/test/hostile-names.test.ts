import { expect, test } from "vitest";
import { InputError } from "../src/finding.js";
import { emitRaw } from "./emission.js";
import { duplicateNames, parse, syntaxErrors } from "./emitted-code.js";
import { spec } from "./spec.js";
import { typeCheck } from "./type-check.js";

/** Names that documents have, or could have. */
const names = [
  // Words of JavaScript, and what strict mode forbids.
  ..."delete class new await eval arguments enum import let yield static void this null true".split(" "),
  // Properties of every object.
  ..."__proto__ constructor prototype toString hasOwnProperty valueOf then default length name".split(" "),
  // What the generated code and its tests declare, import or use.
  ..."wire send client operation operations components paths webhooks parameters options error api".split(
    " ",
  ),
  ..."expect server test exchange result createAcmeClient AcmeClient AcmeClientOptions acme".split(" "),
  ..."HttpError CallOptions Status isHttpError StopAgentError StopAgentParameters isStopAgentError".split(
    " ",
  ),
  // Types and globals.
  ..."string number unknown undefined never any object Array Promise Record Omit Exclude NonNullable".split(
    " ",
  ),
  ..."WithRequired Error Response globalThis Infinity NaN JSON Map URL Date Parameters Readonly".split(" "),
  // What is no identifier, or no file name everywhere.
  "",
  " ",
  "1",
  "1st",
  "-1",
  "1e3",
  "0x1",
  "3.14",
  "a b",
  "a.b",
  "a-b",
  "a_b",
  "aB",
  "AB",
  "Ab",
  "$",
  "_",
  "$ref",
  ..."con CON aux nul prn com1 lpt9 index schema mock stop contract .. . ../x /etc/passwd C:\\x a/b repos/get".split(
    " ",
  ),
  ..."日本語 用户get café ñ 🚀 🚀launch stоp ﬁ x-internal x- 100% %2e%2e %zz a#b a#/b a~b a~1b a?b a&b a@b a:b".split(
    " ",
  ),
  '"',
  "'",
  "`",
  "${x}",
  "\\",
  "*/",
  "/*",
  "//",
  "<b>",
  "a\nb",
  "a\tb",
  "a\u2028b",
  "\u202Ea",
  "\uE00023\uE001",
  "x".repeat(300),
];

/** A spec with a name in one place, or with several, each in a place of its own; each is JSON, which is YAML as well. */
const places: Readonly<Record<string, (...quoted: readonly string[]) => string>> = {
  "operation id": (...quoted) => operations(quoted, (name) => `operationId: ${name}`),
  "schema, property and reference": (...quoted) => {
    const schemas = quoted.map((name) => {
      const reference = `#/components/schemas/${(JSON.parse(name) as string).replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const property = `{ type: object, properties: { inner: { type: string } } }`;
      return `    ${name}: { type: object, required: [${name}], properties: { ${name}: ${property}, again: { $ref: ${JSON.stringify(encodeURI(reference))} } } }\n`;
    });
    return `components:\n  schemas:\n${schemas.join("")}`;
  },
  "property of a schema": (...quoted) => {
    const properties = quoted.map(
      (name) => `${name}: { type: object, properties: { ${name}: { type: string } } }`,
    );
    return `components: { schemas: { Agent: { type: object, required: [${quoted.join(", ")}], properties: { ${properties.join(", ")} } } } }\n`;
  },
  "enum, constant and default": (...quoted) => {
    const schemas = quoted.map(
      (name, index) =>
        `A${index}: { type: string, enum: [${name}], default: ${name} }, B${index}: { const: ${name} }`,
    );
    return `components: { schemas: { ${schemas.join(", ")} } }\n`;
  },
  discriminator: (...quoted) => {
    const mapping = quoted.map((name) => `${name}: "#/components/schemas/Cat"`);
    const union = `{ oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: kind, mapping: { ${mapping.join(", ")} } } }`;
    return `components: { schemas: { Pet: ${union}, Cat: { type: object, required: [kind], properties: { kind: { type: string } } } } }\n`;
  },
  "query parameter": (...quoted) => {
    return operations(
      quoted,
      (name) => `parameters: [{ name: ${name}, in: query, schema: { type: string } }]`,
    );
  },
};

function operations(quoted: readonly string[], member: (name: string) => string): string {
  const paths = quoted.map((name, index) => {
    return `  /agents/${index}:\n    post: { ${member(name)}, responses: { "204": { description: Done. } } }\n`;
  });
  return `paths:\n${paths.join("")}`;
}

test.each(Object.entries(places))(
  "%s: each name is refused with its place, or emitted; all that are emitted pass the compiler together",
  async (_, place) => {
    const accepted: string[] = [];
    for (const quoted of new Set(names.map((name) => JSON.stringify(name)))) {
      const files = await emitOrRefuse(place(quoted));
      if (files !== undefined) accepted.push(quoted);
      for (const [path, code] of Object.entries(files ?? {})) {
        if (!path.endsWith(".ts")) continue;
        expect(path, quoted).toMatch(FILE);
        expect(syntaxErrors(parse(path, code)), quoted).toEqual([]);
        expect(duplicateNames(parse(path, code)), quoted).toEqual([]);
      }
    }
    expect(accepted.length).toBeGreaterThan(60);
    expect(await typeCheck(spec(place(...accepted)))).toBe("");
  },
  120_000,
);

const FILE = /^(?:src|test)\/(?:[a-z0-9][a-z0-9-]{0,99}\/)?[a-z0-9][a-z0-9.-]{0,99}$/;

/** The emitted files; none when lint refuses the spec with a place. */
async function emitOrRefuse(sections: string): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    return await emitRaw(spec(sections));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.findings).not.toEqual([]);
    for (const { line, column } of error.findings) expect([line > 0, column > 0]).toEqual([true, true]);
    return undefined;
  }
}
