import { expect, test } from "vitest";
import { buildProvider } from "../src/build.js";
import { emitProgram } from "../src/emit/program.js";
import { origin } from "./origin.js";

const responses = { 204: { description: "Stopped." } };

test("a program calls the first operation with the spec's examples, and prints what it returns", () => {
  const provider = buildProvider(origin, {
    openapi: "3.1.0",
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: {
      "/agents/{id}/stop": {
        parameters: [
          { name: "id", in: "path", required: true, example: "agent-1", schema: { type: "string" } },
        ],
        post: { operationId: "stopAgent", responses },
      },
    },
  });
  expect(emitProgram(provider, "http://127.0.0.1:8080/v1"))
    .toBe(`import { createAcmeClient, stopAgent } from "@agent-stop/acme";

const acme = createAcmeClient({ "baseUrl": "http://127.0.0.1:8080/v1", "token": "example-token" });
const result = await stopAgent(acme, { "id": "agent-1" });
console.log(JSON.stringify({ operation: "stopAgent", result: result ?? null }));
`);
});

test("a program of an API without security has no credential", () => {
  const provider = buildProvider(origin, {
    openapi: "3.1.0",
    paths: { "/agents/stop": { post: { operationId: "stopAgents", responses } } },
  });
  expect(emitProgram(provider, "http://127.0.0.1/")).toContain(
    'const acme = createAcmeClient({ "baseUrl": "http://127.0.0.1/" });',
  );
});

test("there is no program of a spec without operations", () => {
  const provider = buildProvider(origin, { openapi: "3.1.0", paths: {} });
  expect(() => emitProgram(provider, "http://127.0.0.1/")).toThrow(
    "specs/acme/openapi.yaml has no operation to call.",
  );
});
