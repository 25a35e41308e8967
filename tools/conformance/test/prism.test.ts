// That Prism finds nothing says something only where it finds what is wrong.
import { startProviderServer } from "agent-stop-contract";
import { expect, onTestFinished, test } from "vitest";
import { readVerdict, startPrism } from "../src/judge/prism.js";
import { builtPackage } from "./faulty-package.js";

test.each([
  [
    "a status that the spec does not have",
    { status: 202, headers: { "content-type": "application/json" }, body: "{}" },
    "Prism: response Unable to match the returned status code with those defined in the document: 200,401,403,404,409",
  ],
  [
    "content of another type",
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html>" },
    'Prism: response The received media type "text/html" does not match the one specified in the current response: application/json',
  ],
  [
    "content that does not fit the schema",
    { status: 404, headers: { "content-type": "application/json" }, body: '{"ok":false,"error":404}' },
    "Prism: response.body.error Response body property error must be string",
  ],
])("Prism as proxy finds %s in an answer", async (_, answer, sentence) => {
  expect(await judgeAnswer(answer)).toContain(sentence);
});

test("Prism as proxy finds nothing in an answer that the spec has", async () => {
  const body = '{"ok":false,"error":"Run not found"}';
  expect(await judgeAnswer({ status: 404, headers: { "content-type": "application/json" }, body })).toEqual(
    [],
  );
});

/** What Prism says of an answer of Ghostly to a cancel. */
async function judgeAnswer(
  answer: Parameters<Awaited<ReturnType<typeof startProviderServer>>["answerRaw"]>[0],
): Promise<readonly string[]> {
  const { specFile } = builtPackage("ghostly");
  const server = await startProviderServer(specFile!);
  onTestFinished(() => server.close());
  const prism = await startPrism(specFile!, server.baseUrl);
  onTestFinished(() => prism.close());
  await server.answerRaw(answer);
  const response = await fetch(`${prism.origin}/v1/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel`, {
    method: "POST",
    headers: { "x-api-key": "example-key", connection: "close" },
  });
  const verdict = readVerdict({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  });
  expect(verdict.request).toEqual([]);
  return verdict.response;
}
