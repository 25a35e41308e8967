import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createTestClient, stop } from "./api.js";
import { answer, serve } from "./loopback.js";

test("sends the first alternative that it has a credential for, and no other", async () => {
  await using server = await answer(204);
  await stop(createTestClient({ baseUrl: server.url, apiKey: "example-key", token: "example-token" }));
  await stop(createTestClient({ baseUrl: server.url, token: "example-token" }));
  const [both, tokenOnly] = server.requests;
  expect(both?.headers).toMatchObject({ "x-api-key": "example-key" });
  expect(both?.headers).not.toHaveProperty("authorization");
  expect(tokenOnly?.headers).toMatchObject({ authorization: "Bearer example-token" });
});

test("refuses a call that has no credential where one is needed, and names the options", async () => {
  await using server = await answer(204);
  await expect(stop(createTestClient({ baseUrl: server.url }))).rejects.toThrow(
    `stopAgent: needs a credential: create the client with the option "apiKey" or "token".`,
  );
  expect(server.requests).toHaveLength(0);
});

test.each([
  ["", "is empty."],
  ["  ", "is empty."],
  ["secret-value\n", "ends with a line end. Was it read from a file? Trim it."],
  ["secret\r\nX-Admin: 1", "holds a character that a header field can't"],
  ["secret\u0000value", "holds a character that a header field can't"],
  ["secret-välue-日本", "holds a character that a header field can't"],
  [" secret-value", "starts or ends with white space."],
  [42, "must be a string."],
])("refuses the token %j without showing it", async (token, message) => {
  await using server = await answer(204);
  const client = createTestClient({ baseUrl: server.url, token: token as string });
  const error: unknown = await stop(client).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError" });
  expect((error as Error).message).toContain(`option "token" ${message.startsWith("starts") ? "" : message}`);
  expect(inspect(error)).not.toContain("secret");
  expect(server.requests).toHaveLength(0);
});

test("does not follow a redirect, so that no other origin sees the credential", async () => {
  await using other = await answer(200, "{}");
  await using server = await serve((_, response) => {
    response.writeHead(302, { location: `${other.url}/agents` }).end();
  });
  const client = createTestClient({ baseUrl: server.url, apiKey: "example-key" });
  await expect(stop(client)).rejects.toMatchObject({ name: "HttpError", status: 302 });
  expect(other.requests).toHaveLength(0);
});

test("keeps the credential out of messages, also where the server sends it back", async () => {
  await using server = await answer(404, '{"error":{"message":"no agent for Bearer example-token"}}');
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const error: unknown = await stop(client).catch((reason: unknown) => reason);
  expect((error as Error).message).toBe("stopAgent: 404 Not Found: no agent for Bearer [credential]");
  expect(inspect(error)).not.toContain("example-token");
  expect(JSON.stringify(error)).not.toContain("example-token");
});
