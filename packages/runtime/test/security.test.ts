import { inspect } from "node:util";
import * as wire from "@agent-stop/runtime/wire";
import { beforeEach, describe, expect, test } from "vitest";
import { createTestClient, stop, stopAgent, type TestOptions } from "./api.js";
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
    `stopAgent: needs apiKey or token among the client's options`,
  );
  expect(server.requests).toHaveLength(0);
});

test("takes a credential from the options alone, not from what every object inherits", async () => {
  await using server = await answer(204);
  const api = {
    server: server.url,
    security: wire.firstOf({ constructor: wire.bearer }, [["constructor"], []]),
  };
  await stop(wire.createClient(api, { baseUrl: server.url }));
  const options = { baseUrl: server.url, constructor: "example-token" };
  await stop(wire.createClient(api, options));
  const [without, given] = server.requests;
  expect(without?.headers).not.toHaveProperty("authorization");
  expect(given?.headers).toMatchObject({ authorization: "Bearer example-token" });
});

test.each([
  ["", "must be"],
  ["  ", "must be"],
  ["secret-value\n", "trim"],
  ["secret\r\nX-Admin: 1", "must be"],
  ["secret\u0000value", "must be"],
  ["secret-välue-日本", "must be"],
  [" secret-value", "must be"],
  [42, "must be"],
])("refuses the token %j without showing it", async (token, message) => {
  await using server = await answer(204);
  const client = createTestClient({ baseUrl: server.url, token: token as string });
  const error: unknown = await stop(client).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError" });
  expect((error as Error).message).toMatch(/token/);
  expect((error as Error).message).toContain(message);
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
  expect((error as Error).message).toBe("stopAgent: 404 Not Found: no agent for Bearer ***");
  expect(inspect(error)).not.toContain("example-token");
  expect(JSON.stringify(error)).not.toContain("example-token");
});

test("keeps the whole of a credential out of messages, also where another one is its beginning", async () => {
  const tokens = ["example-token", "example-token-renewed"];
  await using server = await serve((request, response) => {
    const { authorization = "" } = request.headers;
    const status = authorization.endsWith("renewed") ? 404 : 401;
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify({ error: authorization }));
  });
  const client = createTestClient({ baseUrl: server.url, token: () => tokens.shift()! });
  await expect(stop(client)).rejects.toThrow(/^stopAgent: 404 Not Found: Bearer \*\*\*$/);
});

test("reads a date of Retry-After in each of its three forms", async () => {
  const later = new Date(Date.now() + 3_600_000);
  const [day, month, date, year, time] = [
    later.toUTCString().slice(0, 3),
    later.toUTCString().slice(8, 11),
    String(later.getUTCDate()),
    String(later.getUTCFullYear()),
    later.toUTCString().slice(17, 25),
  ];
  const long = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(later);
  const forms = [
    later.toUTCString(),
    `${long}, ${date.padStart(2, "0")}-${month}-${year.slice(2)} ${time} GMT`,
    `${day} ${month} ${date.padStart(2)} ${time} ${year}`,
  ];
  for (const form of forms) {
    await using server = await serve((_, response) => response.writeHead(429, { "retry-after": form }).end());
    const error: unknown = await stop(
      createTestClient({ baseUrl: server.url, token: "example-token" }),
    ).catch((reason: unknown) => reason);
    const { retryAfter } = error as { retryAfter?: number };
    expect(retryAfter).toBeGreaterThan(3_590_000);
    expect(retryAfter).toBeLessThanOrEqual(3_600_000);
  }
});

test("says what came of the request when a repetition can't get a credential", async () => {
  await using server = await answer(401, '{"error":"expired"}');
  const tokens = ["example-token"];
  const token = (): string => {
    if (tokens.length === 0) throw new Error("no more");
    return tokens.pop()!;
  };
  const call = stop(createTestClient({ baseUrl: server.url, token }));
  await expect(call).rejects.toMatchObject({ name: "HttpError", status: 401, attempts: 1 });
  expect(server.requests).toHaveLength(1);
});

test("keeps a credential out of messages, also where the server percent-encodes it", async () => {
  await using server = await answer(404, '{"error":"no agent for ab%2Bcd%2Fef%3D%3Dghij"}');
  const call = stop(createTestClient({ baseUrl: server.url, token: "ab+cd/ef==ghij" }));
  await expect(call).rejects.toThrow(/^stopAgent: 404 Not Found: no agent for \*\*\*$/);
});

test("refuses a token that has its scheme before it", async () => {
  await using server = await answer(204);
  const call = stop(createTestClient({ baseUrl: server.url, token: "Bearer example-token" }));
  await expect(call).rejects.toThrow("stopAgent: token must be a credential without scheme");
  expect(server.requests).toHaveLength(0);
});

test.each(["x-api-key", "Authorization", "cookie", "proxy-authorization"])(
  "refuses the header %s where it would go over plain http",
  async (name) => {
    const requests: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      requests.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const headers = { [name]: "example-key" };
    const client = createTestClient({ baseUrl: "http://example.com", headers, fetch });
    const call = wire.send(client, { ...stopAgent, security: wire.anonymous }, { agentId: "agent-1" }, {});
    await expect(call).rejects.toThrow("stopAgent: a credential needs https, or allowInsecureHttp");
    expect(requests).toEqual([]);
  },
);

describe("over plain http", () => {
  const REFUSED = "stopAgent: a credential needs https, or allowInsecureHttp";
  const urls: string[] = [];
  const fetch = (url: string): Promise<Response> => {
    urls.push(url);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const call = (
    baseUrl: string,
    options: TestOptions,
    security?: wire.Operation["security"],
  ): Promise<unknown> =>
    wire.send(
      createTestClient({ baseUrl, fetch, ...options }),
      { ...stopAgent, ...(security && { security }) },
      { agentId: "agent-1" },
      undefined,
    );
  beforeEach(() => void (urls.length = 0));

  test.each([
    "http://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://[::2]",
    "http://example.com/localhost",
  ])("no credential goes to %s", async (baseUrl) => {
    await expect(call(baseUrl, { token: "example-token" })).rejects.toThrow(REFUSED);
    expect(urls).toEqual([]);
  });

  test.each([
    "http://localhost",
    "http://localhost:3000",
    "http://127.9.9.9/base",
    "http://[::1]:3000",
    "https://example.com/http://example.com",
  ])("to this machine, and behind https, one does: %s", async (baseUrl) => {
    await call(baseUrl, { token: "example-token" });
    expect(urls).toHaveLength(1);
  });

  test("one goes where the caller allows it", async () => {
    await call("http://example.com", { token: "example-token", allowInsecureHttp: true });
    expect(urls).toHaveLength(1);
  });

  test("a key in the query is one, too", async () => {
    const inQuery = wire.optional("apiKey", wire.apiKey(wire.query, "k"));
    await expect(call("http://example.com", { apiKey: "example-key" }, inQuery)).rejects.toThrow(REFUSED);
    expect(urls).toEqual([]);
  });

  test("what has no credential goes anywhere", async () => {
    await call("http://example.com", { headers: { "x-note": "hello" } }, wire.anonymous);
    expect(urls).toHaveLength(1);
  });
});

test("an optional credential is sent where the caller has it, and nothing where not", async () => {
  await using server = await answer(204);
  const api = { server: server.url, security: wire.optional("token", wire.bearer) };
  await stop(wire.createClient(api, {}));
  const options: TestOptions = { token: "example-token" };
  await stop(wire.createClient(api, options));
  const [without, given] = server.requests;
  expect(without?.headers).not.toHaveProperty("authorization");
  expect(given?.headers).toMatchObject({ authorization: "Bearer example-token" });
});

test("an operation that needs no credential is sent without, also where its API needs one", async () => {
  await using server = await answer(204);
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  await wire.send(client, { ...stopAgent, security: wire.anonymous }, { agentId: "agent-1" }, {});
  expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
});

describe("a header field of the client that a key of the API goes in, and that does not look like it", () => {
  const create = (baseUrl: string): ReturnType<typeof createTestClient> => {
    const security = wire.optional("sesame", wire.apiKey(wire.header, "X-Sesame"));
    const options = { headers: { "X-Sesame": "open-sesame" } };
    return wire.createClient({ server: baseUrl, security, credentialFields: ["x-sesame"] }, options);
  };

  test("is refused where it would go over plain http", async () => {
    await expect(stop(create("http://example.com"))).rejects.toThrow(
      "stopAgent: a credential needs https, or allowInsecureHttp",
    );
  });

  test("is kept out of messages", async () => {
    await using server = await answer(403, '{"error":"no door for open-sesame"}');
    await expect(stop(create(server.url))).rejects.toThrow(/: no door for \*\*\*$/);
  });
});
