import { expect, test } from "vitest";
import { createTestClient, stop } from "./api.js";
import { answer } from "./loopback.js";

/** A `fetch` that notes the URL and answers 204. */
function observe(): { readonly urls: string[]; readonly fetch: typeof globalThis.fetch } {
  const urls: string[] = [];
  return {
    urls,
    fetch: (url) => {
      urls.push(url as string);
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
    `createClient: option "account" is missing. Give it, or a "baseUrl".`,
  );
});

test.each(["evil.example/", "a@b", "a#", "a?", "a:1", "a b", "..", "a\\b", ""])(
  "refuses the server variable %j, which could move the host",
  (account) => {
    expect(() => createTestClient({ account, token: "example-token" })).toThrow(`option "account"`);
  },
);

test.each([
  ["/v1", `option "baseUrl" is not an absolute URL.`],
  ["ftp://example.com", `option "baseUrl" must be http or https, not ftp:`],
  ["https://user:pass@example.com", `option "baseUrl" can't hold user information.`],
  ["https://example.com?a=b", `option "baseUrl" can't have a query or a fragment.`],
  ["https://example.com/#a", `option "baseUrl" can't have a query or a fragment.`],
])("refuses the base URL %s", (baseUrl, message) => {
  expect(() => createTestClient({ baseUrl, token: "example-token" })).toThrow(message);
});

test.each([
  ["https://example.com", "https://example.com/agents/agent-1/stop"],
  ["https://example.com:8443/base/", "https://example.com:8443/base/agents/agent-1/stop"],
  ["https://example.com/{agentId}", "https://example.com/%7BagentId%7D/agents/agent-1/stop"],
])(
  "keeps path and port of the base URL %s, and takes no brace in it for a parameter",
  async (baseUrl, url) => {
    const { urls, fetch } = observe();
    await stop(createTestClient({ baseUrl, token: "example-token", fetch }));
    expect(urls).toEqual([`${url}?api-version=v1`]);
  },
);

test("lets the openapi-fetch client send the same way, with the same checks", async () => {
  await using server = await answer(404, '{"error":"not found"}');
  const { openapi } = createTestClient({ baseUrl: server.url, token: "example-token" });
  const post = openapi.POST as (
    path: string,
    init: object,
  ) => Promise<{ error?: unknown; response: Response }>;
  const { error, response } = await post("/agents/{agentId}/stop", { params: { path: { agentId: "a/b" } } });
  expect([response.status, error]).toEqual([404, { error: "not found" }]);
  expect(server.requests[0]?.url).toBe("/agents/a%2Fb/stop");
  expect(server.requests[0]?.headers.authorization).toBe("Bearer example-token");

  const path = { agentId: ".." };
  await expect(post("/agents/{agentId}/stop", { params: { path } })).rejects.toThrow(`can't be ".."`);
  await expect(post("/agents/{agentId}/stop", {})).rejects.toThrow(`path parameter "agentId" is missing.`);
  const elsewhere = post("/agents", { baseUrl: "http://127.0.0.2" });
  await expect(elsewhere).rejects.toThrow("the URL of the request would leave the base URL");
  expect(server.requests).toHaveLength(1);
});
