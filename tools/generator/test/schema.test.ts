import { expect, onTestFinished, test, vi } from "vitest";
import { buildProvider } from "../src/build.js";
import { emitSchema } from "../src/emit/schema.js";
import { origin } from "./origin.js";

test("openapi-typescript, which has something to say of a discriminator, prints nothing", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const document = {
    openapi: "3.1.0",
    paths: {},
    components: {
      schemas: {
        Name: { type: "string" },
        Any: { oneOf: [{ $ref: "#/components/schemas/Name" }], discriminator: { propertyName: "kind" } },
      },
    },
  };
  const { text } = emitSchema(buildProvider(origin, document), document);
  expect(text).toContain('export type Any = components["schemas"]["Any"];');
  expect(warn).not.toHaveBeenCalled();
});
