import { openapiFetch, UsageError } from "@agent-stop/runtime";
import { send } from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { createTestClient, stop, stopAgent } from "./api.js";
import { answer } from "./loopback.js";

/** A `fetch` that notes the URL and answers 204. */
function observe(): { readonly urls: string[]; readonly fetch: (url: string) => Promise<Response> } {
  const urls: string[] = [];
  return {
    urls,
    fetch: (url) => {
      urls.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  };
}

test("fills server variables in, with the default of those that have one", async () => {
  const { urls, fetch } = observe();
  await stop(createTestClient({ account: "acme", token: "example-token", fetch }));
  expect(urls).toEqual(["https://acme.example.com/v1/agents/agent-1/stop?api-version=v1"]);
});

test("refuses a client whose server variable has no value", () => {
  expect(() => createTestClient({ token: "example-token" })).toThrow(
    `createClient: account is missing, and so is baseUrl`,
  );
});

test.each(["evil.example/", "a@b", "a#", "a?", "a:1", "a b", "..", "a\\b", ""])(
  "refuses the server variable %j, which could move the host",
  (account) => {
    expect(() => createTestClient({ account, token: "example-token" })).toThrow("createClient: account");
  },
);

test.each([
  ["/v1", "baseUrl must be http(s), host and path only"],
  ["ftp://example.com", "baseUrl must be http(s), host and path only"],
  ["ftp://example.com/http://example.com", "baseUrl must be http(s), host and path only"],
  ["https://user:pass@example.com", "baseUrl must be http(s), host and path only"],
  ["https://example.com?a=b", "baseUrl must be http(s), host and path only"],
  ["https://example.com/#a", "baseUrl must be http(s), host and path only"],
])("refuses the base URL %s", (baseUrl, message) => {
  expect(() => createTestClient({ baseUrl, token: "example-token" })).toThrow(message);
});

test.each([
  ["https://example.com", "https://example.com/agents/agent-1/stop"],
  ["https://example.com:8443/base/", "https://example.com:8443/base/agents/agent-1/stop"],
  ["https://example.com/base//", "https://example.com/base/agents/agent-1/stop"],
  ["https://example.com/{agentId}", "https://example.com/%7BagentId%7D/agents/agent-1/stop"],
])(
  "keeps path and port of the base URL %s, and takes no brace in it for a parameter",
  async (baseUrl, url) => {
    const { urls, fetch } = observe();
    await stop(createTestClient({ baseUrl, token: "example-token", fetch }));
    expect(urls).toEqual([`${url}?api-version=v1`]);
  },
);

test("refuses a path that can't be sent as it was written", async () => {
  const { urls, fetch } = observe();
  const client = createTestClient({ account: "acme", token: "example-token", fetch });
  for (const path of ["/{other}", "/a/../b", "/a b"]) {
    const call = send(client, { ...stopAgent, path }, { agentId: "agent-1" }, undefined);
    await expect(call).rejects.toThrow("stopAgent: path can't be sent");
  }
  expect(urls).toEqual([]);
});

test("names the options where one of them can't be used", () => {
  const create = (): unknown => createTestClient({ account: "acme", retries: -1 });
  expect(create).toThrow(new UsageError("options", "retries must be a number from 0 to 2147483647"));
});

test("lets the openapi-fetch client send the same way, with the same checks", async () => {
  await using server = await answer(404, '{"error":"not found"}');
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const post = openapiFetch(client).POST as unknown as (
    path: string,
    init: object,
  ) => Promise<{ error?: unknown; response: Response }>;
  const { error, response } = await post("/agents/{agentId}/stop", { params: { path: { agentId: "a/b" } } });
  expect([response.status, error]).toEqual([404, { error: "not found" }]);
  expect(server.requests[0]?.url).toBe("/agents/a%2Fb/stop");
  expect(server.requests[0]?.headers.authorization).toBe("Bearer example-token");

  const path = { agentId: ".." };
  await expect(post("/agents/{agentId}/stop", { params: { path } })).rejects.toThrow(`can't be ".."`);
  await expect(post("/agents/{agentId}/stop", {})).rejects.toThrow(`path parameter "agentId" is missing`);
  const elsewhere = post("/agents", { baseUrl: "http://127.0.0.2" });
  await expect(elsewhere).rejects.toThrow("URL must be what baseUrl and path template say");
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["x note", "example-key"],
  ["", "example-key"],
  ["x-note", "example-key\n"],
  ["x-note", "example-key\r\ny: z"],
  ["x-note", "example-key\u0000"],
  ["x-note", "example-key 日"],
])(
  "refuses the header %j of a client with the value %j, which can't be sent, and does not show that",
  (name, value) => {
    const create = (): unknown => createTestClient({ account: "acme", headers: { [name]: value } });
    expect(create).toThrow(new UsageError("createClient", `header ${name} can't be sent`));
  },
);
