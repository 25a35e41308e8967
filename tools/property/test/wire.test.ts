import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterAll, beforeAll, test } from "vitest";
import type { Api, Operation } from "./api.js";
import { api } from "./arbitrary/api.js";
import { call } from "./call.js";
import { documentOf } from "./document.js";
import { judge } from "./judgement.js";
import { type Loopback, type Request, startLoopback } from "./loopback.js";
import { loadPackage } from "./package.js";
import { runs } from "./runs.js";

let server: Loopback;
beforeAll(async () => {
  server = await startLoopback();
});
afterAll(() => server.close());

test.each(runs)("what generated clients send is what the document says, $title", async ({ parameters }) => {
  await fc.assert(
    fc.asyncProperty(api, async (given) => {
      const loaded = await loadPackage(documentOf(given, server.origin));
      for (const operation of given.operations) {
        let problems: readonly string[] = [];
        const requests = await server.observe(operation.answer, async () => {
          problems = await call(loaded, given, operation);
        });
        const [request] = requests;
        const wrong = request === undefined ? [] : await judge(given, operation, request);
        const all = [
          ...(requests.length === 1 ? [] : [`${requests.length} requests came`]),
          ...problems,
          ...wrong,
        ];
        if (all.length > 0) throw new Error(report(given, operation, request, all));
      }
    }),
    parameters,
  );
});

function report(
  given: Api,
  operation: Operation,
  request: Request | undefined,
  problems: readonly string[],
): string {
  const document = JSON.stringify(
    documentOf({ ...given, operations: [operation] }, "http://127.0.0.1"),
    null,
    1,
  );
  const wire = request && { ...request, body: request.body.toString("latin1") };
  return [...problems, "", "The request:", inspect(wire, { depth: 5 }), "The document:", document].join("\n");
}
