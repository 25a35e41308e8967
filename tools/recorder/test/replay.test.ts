import { startProviderServer } from "agent-stop-contract";
import { expect, onTestFinished, test } from "vitest";
import { readProviderPackage } from "../src/provider-package.js";
import { record } from "../src/record.js";
import { replay } from "../src/replay.js";

const { signal } = new AbortController();

/** An exchange with a server that speaks the spec, recorded in this test. */
async function recordExchange(response: string, example?: string): Promise<string> {
  const server = await startProviderServer(new URL("../../../specs/elizaos/openapi.yaml", import.meta.url));
  onTestFinished(() => server.close());
  await server.answer(response, { example });
  const { text } = await record(await readProviderPackage("elizaos"), {
    parameters: { agentId: "550e8400-e29b-41d4-a716-446655440000", body: { graceful: false } },
    baseUrl: server.baseUrl,
    variables: {},
    env: { ELIZAOS_TOKEN: "token-of-the-test" },
    signal,
  });
  return text;
}

test.each([
  ["200", "stopped"],
  ["default", "not_found"],
])(
  "an exchange that was recorded in this test agrees with spec and client: %s %s",
  async (response, example) => {
    expect(
      await replay(await readProviderPackage("elizaos"), await recordExchange(response, example)),
    ).toEqual([]);
  },
);

test("a server below another path agrees as well", async () => {
  const text = (await recordExchange("200")).replace("POST /agents/", "POST /proxy/v2/agents/");
  expect(await replay(await readProviderPackage("elizaos"), text)).toEqual([]);
});

test.each([
  {
    title: "another path",
    from: "/stop HTTP/1.1",
    to: "/halt HTTP/1.1",
    found: /^The client sends something else today:\nPOST \/agents\/[-\da-f]+\/stop HTTP\/1\.1\n/,
  },
  {
    title: "another body",
    from: '"graceful": false',
    to: '"graceful": true',
    found: /^The client sends something else today:\n[^]*"graceful": false/,
  },
  {
    title: "another header field",
    from: "accept: application/json",
    to: "accept: text/html",
    found: /^The client sends something else today:/,
  },
  {
    title: "a credential that is not sent",
    from: "authorization: Bearer ***\n",
    to: "x-elizaos: ***\n",
    found: /^The client sends something else today:/,
  },
])("a client that sends something else than was recorded is found: $title", async ({ from, to, found }) => {
  const text = await recordExchange("200");
  expect(text).toContain(from);
  expect(await replay(await readProviderPackage("elizaos"), text.replace(from, to))).toEqual([
    expect.stringMatching(found),
  ]);
});

test.each([
  {
    title: "a value that the spec does not have",
    from: '"status": "inactive"',
    to: '"status": "halted"',
    found: [
      'The spec and the provider disagree. The body at "/data/status" is "halted". The spec says: must be "inactive".',
    ],
  },
  {
    title: "a property that is missing",
    from: '"success": true,',
    to: "",
    found: [expect.stringContaining("must have required property 'success'")],
  },
  {
    title: "another media type",
    from: 'content-type: application/json\n\n{\n  "success"',
    to: 'content-type: text/html\n\n{\n  "success"',
    found: [
      expect.stringContaining('The Content-Type is "text/html". The spec has for "200": application/json.'),
      expect.stringContaining("The client makes something else of the 200: stopAgent: "),
    ],
  },
  {
    title: "a success that the spec does not declare",
    from: "HTTP/1.1 200 OK",
    to: "HTTP/1.1 202 Accepted",
    found: [
      expect.stringContaining("The spec and the provider disagree. The body is {"),
      'The spec and the provider disagree. The body at "/success" is true. The spec says: must be false.',
      expect.stringContaining("The client makes something else of the 202: stopAgent: 202 Accepted"),
    ],
  },
])("a provider that says something else than the spec is found: $title", async ({ from, to, found }) => {
  const text = await recordExchange("200", "stopped");
  expect(text).toContain(from);
  expect(await replay(await readProviderPackage("elizaos"), text.replace(from, to))).toEqual(found);
});

test("an operation that the spec has no more is found", async () => {
  const text = (await recordExchange("200")).replace("# stopAgent ", "# pauseAgent ");
  expect(await replay(await readProviderPackage("elizaos"), text)).toEqual([
    'The spec has no operation "pauseAgent".',
  ]);
});

test("a file of another kind is refused", async () => {
  await expect(replay(await readProviderPackage("elizaos"), "POST / HTTP/1.1\n")).rejects.toThrow(
    "This is no recorded exchange",
  );
});
