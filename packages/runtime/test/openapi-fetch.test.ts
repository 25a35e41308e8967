import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { reply, SUCCESS } from "./fault-server.js";
import { answer, serve } from "./loopback.js";
import { create, outcome, TOKEN } from "./openapi-fetch.js";

describe("path safety", () => {
  test.each([
    "",
    ".",
    "..",
    "%2e%2e",
    "%252E%252e",
    ".%2e",
    null,
    undefined,
    Number.NaN,
    {},
    ["a"],
    "\ud800",
  ])("refuses the path parameter %j, and sends nothing", async (agentId) => {
    const { outcome: error, targets } = await outcome([SUCCESS], "POST", { params: { path: { agentId } } });
    expect(error).toMatchObject({ name: "UsageError", attempts: 0 });
    expect(error.message).toContain("agentId");
    expect(targets).toEqual([]);
  });

  test.each(["a/b", "a\\b", "a?b#c", "a:b", "a b", "日本", "{agentId}", "..."])(
    "sends %j as one segment that arrives as it was",
    async (agentId) => {
      const { outcome: result, targets } = await outcome([SUCCESS], "POST", {
        params: { path: { agentId } },
      });
      expect(result.data).toEqual({ status: "stopped" });
      expect(targets.map((target) => target.split("/").map(decodeURIComponent))).toEqual([
        ["", "agents", agentId, "stop"],
      ]);
    },
  );

  test.each([
    "/../admin",
    "/agents/./stop",
    "/agents/%2e%2e/stop",
    "agents",
    "//evil.example/agents",
    "/agents\\..\\admin",
  ])("refuses the path %s, which would go elsewhere", async (path) => {
    await using server = await answer(200, "{}");
    const client = create({ baseUrl: `${server.url}/base` });
    if (path === "//evil.example/agents") await client.POST(path).catch(() => {});
    else await expect(client.POST(path)).rejects.toMatchObject({ name: "UsageError", attempts: 0 });
    expect(server.requests.filter(({ url }) => !url?.startsWith("/base/"))).toEqual([]);
  });

  test.each(["http://127.0.0.2", "https://evil.example", "http://127.0.0.1", "//evil.example", ""])(
    "sends nothing to the base URL %s of a call",
    async (baseUrl) => {
      await using server = await answer(200, "{}");
      const client = create({ baseUrl: `${server.url}/base` });
      const call = client.POST("/agents", { baseUrl });
      if (baseUrl === "") await expect(call).resolves.toMatchObject({ data: {} });
      else await expect(call).rejects.toMatchObject({ name: "UsageError", attempts: 0 });
      expect(server.requests).toHaveLength(baseUrl === "" ? 1 : 0);
    },
  );
});

describe("what is sent", () => {
  /** What a server of loopback gets of a call. */
  async function arriveOf(
    method: "GET" | "POST",
    path: string,
    init: object,
  ): Promise<{ readonly url?: string; readonly type?: string; readonly body: string }> {
    const chunks: Buffer[] = [];
    await using server = await serve((request, response) => {
      request
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => response.writeHead(204).end());
    });
    await create({ baseUrl: server.url })[method](path, init);
    const [request] = server.requests;
    const type = request?.headers["content-type"];
    return { url: request?.url, type, body: Buffer.concat(chunks).toString() } as never;
  }

  test("has the body, as JSON", async () => {
    const init = { body: { reason: "ü" } };
    expect(await arriveOf("POST", "/agents", init)).toEqual({
      url: "/agents",
      type: "application/json",
      body: '{"reason":"ü"}',
    });
  });

  test("has no body, no content type and no question mark where the call has none", async () => {
    expect(await arriveOf("POST", "/agents", {})).toEqual({ url: "/agents", type: undefined, body: "" });
  });

  test("has the query, with all that it holds", async () => {
    const init = { params: { query: { a: 1, b: ["x?y", "z"] } } };
    expect((await arriveOf("GET", "/agents", init)).url).toBe("/agents?a=1&b=x%3Fy&b=z");
    const own = { params: { query: { a: 1 } }, querySerializer: () => "a=b?c" };
    expect((await arriveOf("GET", "/agents", own)).url).toBe("/agents?a=b?c");
  });

  test("has nothing of a fragment", async () => {
    expect((await arriveOf("GET", "/agents#stop", {})).url).toBe("/agents");
  });

  test("has fields that were given as Headers", async () => {
    await using server = await answer(200, "{}");
    await create({ baseUrl: server.url }).GET("/agents", { headers: new Headers({ "x-note": "a" }) });
    expect(server.requests[0]?.headers).toMatchObject({ "x-note": "a" });
  });
});

test.each([
  ["GET", 2],
  ["HEAD", 2],
  ["OPTIONS", 2],
  ["PUT", 2],
  ["DELETE", 2],
  ["POST", 1],
  ["PATCH", 1],
])("a %s that failed is sent %i times in all, to exactly this URL", async (method, times) => {
  const urls: string[] = [];
  const fetch = (url: string): Promise<Response> => {
    urls.push(url);
    return Promise.resolve(new Response(null, { status: 500 }));
  };
  const client = create({ baseUrl: "http://127.0.0.1:2", fetch, retries: 1 }) as unknown as Record<
    string,
    (path: string) => Promise<unknown>
  >;
  await client[method]!("/agents");
  expect(urls).toEqual(Array.from({ length: times }, () => "http://127.0.0.1:2/agents"));
});

test.each([{}, { params: { path: {} } }, { params: { path: { agentId: null } } }])(
  "refuses the path without its parameter: %j",
  async (init) => {
    const call = create({ baseUrl: "http://127.0.0.1:2" }).POST("/agents/{agentId}/stop", init);
    await expect(call).rejects.toThrow(/^(?:openapiFetch|POST): path parameter "agentId" is missing$/);
  },
);

test("names itself where the parameters lack one", async () => {
  const params = { path: { agentId: undefined } };
  const call = create({ baseUrl: "http://127.0.0.1:2" }).POST("/agents/{agentId}/stop", { params });
  await expect(call).rejects.toThrow(/^openapiFetch: path parameter "agentId" is missing$/);
});

test("refuses a fetch of a call that says its method itself, too", async () => {
  const { request } = create({ baseUrl: "http://127.0.0.1:2" }) as unknown as {
    readonly request: (method: string, path: string, init: object) => Promise<unknown>;
  };
  const call = request("post", "/agents", { fetch: () => Promise.resolve(new Response("{}")) });
  await expect(call).rejects.toThrow(/^request: fetch can't be given to a call$/);
});

describe("the response", () => {
  const get = async (answered: object, method = "GET"): Promise<Response> => {
    const fetch = (): Promise<Response> =>
      Promise.resolve({ headers: new Headers(), body: null, statusText: "", ...answered } as Response);
    const client = create({ baseUrl: "http://127.0.0.1:2", fetch }) as unknown as Record<
      string,
      (path: string) => Promise<{ readonly response: Response }>
    >;
    return (await client[method]!("/agents")).response;
  };

  test.each([0, 199, 600])("has the status %i, which none can be made with", async (status) => {
    expect((await get({ status, ok: false })).status).toBe(status);
  });

  test("keeps its length where there is content, and where it is an error", async () => {
    const headers = new Headers({ "content-length": "2", "content-type": "application/json" });
    const body = new Response("{}").body;
    expect((await get({ status: 200, ok: true, headers, body })).headers.get("content-length")).toBe("2");
    expect((await get({ status: 404, ok: false, headers })).headers.get("content-length")).toBe("2");
  });

  test("may be empty where the method is HEAD", async () => {
    expect((await get({ status: 200, ok: true }, "HEAD")).status).toBe(200);
    await expect(get({ status: 200, ok: true }, "GET")).rejects.toMatchObject({ name: "DecodeError" });
  });
});

test("sends the credential, and shows it in nothing that it rejects with", async () => {
  await using server = await answer(404, JSON.stringify({ error: TOKEN }));
  const client = create({ baseUrl: server.url });
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(TOKEN);
  const { response } = await client.GET("/agents");
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(inspect(response, { depth: 9 })).not.toContain(`Bearer ${TOKEN}`);
  const { outcome: error } = await outcome([reply("200 OK", `{"${TOKEN}`)]);
  expect(error.name).toBe("DecodeError");
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain(TOKEN);
});

test("sends no credential over http to another machine", async () => {
  const call = create({ baseUrl: "http://agent-stop.invalid" }).GET("/agents");
  await expect(call).rejects.toMatchObject({ name: "UsageError", attempts: 0 });
});

test("asks the credential's function once more after a 401", async () => {
  let calls = 0;
  const token = (): string => `example-${(calls += 1)}`;
  const { outcome: result, targets } = await outcome([reply("401 No"), SUCCESS], "POST", {}, { token });
  expect(result.data).toEqual({ status: "stopped" });
  expect([targets.length, calls]).toEqual([2, 2]);
});

test.each([301, 302, 303, 307, 308])("does not follow a %i, also when it is told to", async (status) => {
  await using other = await answer(200, "{}");
  const replies = [reply(`${status} Redirect`, "", { location: `${other.url}/agents` }), SUCCESS];
  const { outcome: result, targets } = await outcome(replies, "POST", { redirect: "follow" });
  expect(result.response?.status).toBe(status);
  expect(result.data).toBeUndefined();
  expect(targets).toHaveLength(1);
  expect(other.requests).toHaveLength(0);
});

describe("header fields of a call", () => {
  test.each(["a\r\nb", "a\u0000b", "日本", " a", {}, Number.NaN])(
    "the value %j is refused by the field's name before anything is sent, and not shown",
    async (value) => {
      for (const init of [{ headers: { "x-note": value } }, { params: { header: { "x-note": [value] } } }]) {
        const { outcome: error, targets } = await outcome([SUCCESS], "POST", init);
        expect(error).toMatchObject({ name: "UsageError", attempts: 0 });
        expect(error.message).toMatch(/^POST: header x-note must be text/);
        expect(error.message).not.toContain("日本");
        expect(targets).toEqual([]);
      }
    },
  );

  test("an invalid name is refused before anything is sent", async () => {
    const { outcome: error, targets } = await outcome([SUCCESS], "POST", { headers: { "x note": "a" } });
    expect(error).toMatchObject({ name: "UsageError", message: "POST: header x note can't be sent" });
    expect(targets).toEqual([]);
  });

  test("null leaves a field out", async () => {
    await using server = await answer(200, "{}");
    const headers = { "x-note": null, "x-team": ["sre", "ops"], "x-none": undefined };
    await create({ baseUrl: server.url }).POST("/agents", { headers });
    expect(server.requests[0]?.headers["x-team"]).toBe("sre, ops");
    expect(server.requests[0]?.headers).not.toHaveProperty("x-note");
  });

  test("can't stand in place of the credential", async () => {
    await using server = await answer(200, "{}");
    await create({ baseUrl: server.url }).POST("/agents", { headers: { authorization: "Bearer another" } });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });
});

describe("the body of a call", () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;

  test.each([
    ["a cycle", cyclic],
    ["a bigint", { count: 1n }],
  ])("that holds %s is refused before anything is sent", async (_, body) => {
    const { outcome: error, targets } = await outcome([SUCCESS], "POST", { body });
    expect(error).toMatchObject({ name: "UsageError", message: "openapiFetch: body must be JSON" });
    expect(targets).toEqual([]);
  });

  test("that is a stream is refused before anything is sent, as it could not be sent again", async () => {
    const { outcome: error, targets } = await outcome([SUCCESS], "POST", {
      body: new ReadableStream(),
      bodySerializer: (body: unknown) => body,
    });
    const message = "POST: body can't be a stream, as it may have to be sent again";
    expect(error).toMatchObject({ name: "UsageError", message });
    expect(targets).toEqual([]);
  });
});

test.each(["fetch", "Request"])(
  "the option %s of a call is refused, as it would go past the client",
  async (name) => {
    const { outcome: error, targets } = await outcome([SUCCESS], "POST", { [name]: () => {} });
    expect(error).toMatchObject({ name: "UsageError", message: `POST: ${name} can't be given to a call` });
    expect(targets).toEqual([]);
  },
);
