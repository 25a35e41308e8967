import { inspect } from "node:util";
import type { BasicCredentials, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { answer, serve } from "./loopback.js";

interface Options extends ClientOptions {
  readonly login?: Credential<BasicCredentials> | undefined;
  readonly key?: Credential | undefined;
  readonly other?: Credential | undefined;
}

const operation: wire.Operation = {
  operationId: "op",
  method: "GET",
  path: "/",
  parameters: [
    { name: "a", in: wire.query },
    { name: "b", in: wire.cookie },
  ],
  responses: { "204": {} },
};

/** Calls the operation of an API with these Security Schemes, all of them needed. */
function call(
  schemes: Readonly<Record<string, wire.SecurityScheme>>,
  options: Options,
  parameters?: object,
): Promise<unknown> {
  const api = { server: "", security: wire.firstOf(schemes, [Object.keys(schemes)]) };
  return wire.send(wire.createClient(api, options), operation, parameters, undefined);
}

const login = { username: "user", password: "pass" };

test.each([
  [
    "a user name and a password",
    { username: "Aladdin", password: "open sesame" },
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
  ],
  [
    "what is no ASCII, in UTF-8 (RFC 7617, section 2.1)",
    { username: "test", password: "123£" },
    "dGVzdDoxMjPCow==",
  ],
  ["a colon in the password", { username: "a", password: "b:c" }, "YTpiOmM="],
  ["a key in the place of the user name", { username: "key-1", password: "" }, "a2V5LTE6"],
  ["a function", () => ({ username: "a", password: "b" }), "YTpi"],
  ["a function that waits", async () => Promise.resolve({ username: "a", password: "b" }), "YTpi"],
])("HTTP's scheme Basic takes %s", async (_, given, text) => {
  await using server = await answer(204);
  await call({ login: wire.basic }, { baseUrl: server.url, login: given });
  expect(server.requests[0]?.headers.authorization).toBe(`Basic ${text}`);
});

test.each([
  ["a colon in the user name", { username: "secret:name", password: "secret" }],
  ["a control character", { username: "a", password: "secret\n" }],
  ["half of a surrogate pair", { username: "a", password: "secret\ud800" }],
  ["no password", { username: "secret" }],
  ["no user name", { password: "secret" }],
  ["nothing in it", { username: "", password: "" }],
  ["text", "secret:secret"],
  ["null", null],
  [
    "a function that throws",
    () => {
      throw new Error("secret");
    },
  ],
  ["a function that returns text", () => "secret"],
])("HTTP's scheme Basic refuses %s, and does not show it", async (_, given) => {
  await using server = await answer(204);
  const options = { baseUrl: server.url, login: given as unknown as BasicCredentials };
  const error: unknown = await call({ login: wire.basic }, options).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError", attempts: 0 });
  expect((error as Error).message).toMatch(/^op: login (?:must be \{ username, password \}|function threw$)/);
  expect(inspect(error)).not.toContain("secret");
  expect(server.requests).toHaveLength(0);
});

test("a function that gets a user name and a password is asked once more after a 401", async () => {
  let asked = 0;
  await using server = await serve(({ headers }, response) => {
    response.writeHead(headers.authorization === `Basic ${btoa("user:2")}` ? 204 : 401).end();
  });
  const renew = (): BasicCredentials => ({ username: "user", password: String((asked += 1)) });
  await call({ login: wire.basic }, { baseUrl: server.url, login: renew });
  expect(asked).toBe(2);
});

test.each([
  ["a header field", wire.apiKey(wire.header, "X-Key"), { "x-key": "k-1+/=%&" }, "/?a=1"],
  ["the query", wire.apiKey(wire.query, "key"), {}, "/?a=1&key=k-1%2B%2F%3D%25%26"],
  ["a cookie", wire.apiKey(wire.cookie, "sid", wire.verbatim), { cookie: "b=2; sid=k-1+/=%&" }, "/?a=1"],
  ["another scheme of HTTP", wire.httpScheme("DPoP"), { authorization: "DPoP k-1+/=%&" }, "/?a=1"],
] as const)("a key goes in %s", async (_, scheme, headers, target) => {
  await using server = await answer(204);
  await call({ key: scheme }, { baseUrl: server.url, key: "k-1+/=%&" }, { a: 1, b: 2 });
  expect(server.requests[0]?.headers).toMatchObject(headers);
  expect(server.requests[0]?.url).toBe(target);
});

test("an empty key is refused", async () => {
  await using server = await answer(204);
  const error = call({ key: wire.apiKey(wire.header, "X-Key") }, { baseUrl: server.url, key: "" });
  await expect(error).rejects.toThrow(/^op: key is empty$/);
});

test("a function that throws is told from one whose credential can't be sent", async () => {
  const key = (): string => {
    throw new Error("secret");
  };
  const error = call({ key: wire.apiKey(wire.header, "X-Key") }, { baseUrl: "http://127.0.0.1:2", key });
  await expect(error).rejects.toThrow(/^op: key function threw$/);
});

test.each([
  ["a password, and a long user name", { username: "operator", password: "open sesame" }, "*** ***"],
  ["a password, and no short user name", { username: "someone", password: "open sesame" }, "someone ***"],
  ["a user name without a password", { username: "key-1", password: "" }, "*** "],
])("a message shows %s as secret", async (_, given, shown) => {
  await using server = await answer(403, JSON.stringify({ error: `${given.username} ${given.password}` }));
  const error = call({ login: wire.basic }, { baseUrl: server.url, login: given });
  await expect(error).rejects.toThrow(new RegExp(`^op: 403 Forbidden: ${shown.replaceAll("*", "\\*")}$`));
});

test("the parameters of a scheme such as Digest are sent as they are given, spaces and all", async () => {
  await using server = await answer(204);
  const scheme = wire.httpScheme("Digest");
  const key = 'username="user", realm="a b", response="0123"';
  await call({ key: scheme }, { baseUrl: server.url, key });
  expect(server.requests[0]?.headers.authorization).toBe(`Digest ${key}`);
});

test("a key that a cookie can't hold is refused by the name of its option", async () => {
  await using server = await answer(204);
  const scheme = wire.apiKey(wire.cookie, "sid", wire.verbatim);
  const error = call({ key: scheme }, { baseUrl: server.url, key: "secret;x=y" });
  await expect(error).rejects.toThrow("op: key must be text that a cookie can hold");
  expect(server.requests).toHaveLength(0);
});

test("schemes that are all needed are all sent", async () => {
  await using server = await answer(204);
  const schemes = {
    login: wire.basic,
    key: wire.apiKey(wire.query, "key"),
    other: wire.apiKey(wire.cookie, "sid", wire.verbatim),
  };
  await call(schemes, { baseUrl: server.url, login, key: "k", other: "s" });
  const [request] = server.requests;
  expect(request?.headers).toMatchObject({ authorization: `Basic ${btoa("user:pass")}`, cookie: "sid=s" });
  expect(request?.url).toBe("/?key=k");
});

test.each([
  ["base64 of both", (text: string) => btoa(text)],
  ["the password", () => "pässword 1"],
  ["the password, percent-encoded", () => encodeURIComponent("pässword 1")],
  ["a long user name", () => "some-user@example.com"],
  ["both", () => "some-user@example.com:pässword 1"],
])("what a server sends back of a login is not shown: %s", async (_, echo) => {
  const bytes = new TextEncoder().encode("some-user@example.com:pässword 1");
  const sent = echo(String.fromCharCode(...bytes));
  await using server = await answer(403, JSON.stringify({ message: `no ${sent} here` }));
  const options = {
    baseUrl: server.url,
    login: { username: "some-user@example.com", password: "pässword 1" },
  };
  const error: unknown = await call({ login: wire.basic }, options).catch((reason: unknown) => reason);
  expect((error as Error).message).toMatch(/^op: 403 Forbidden: no (?:\*\*\*)(?::\*\*\*)? here$/);
  expect(inspect(error) + JSON.stringify(error)).not.toContain(sent);
});

test.each([
  ["as it is", "key-1234+/ü"],
  ["percent-encoded", encodeURIComponent("key-1234+/ü")],
  ["in base64", btoa("key-1234+/ü")],
])("a key that a server sends back %s is not shown", async (_, sent) => {
  await using server = await answer(403, JSON.stringify({ message: `no ${sent} here` }));
  const attempts: unknown[] = [];
  const options = {
    baseUrl: server.url,
    key: "key-1234+/ü",
    onAttempt: (attempt: unknown) => void attempts.push(attempt),
  };
  const error: unknown = await call({ key: wire.apiKey(wire.query, "key") }, options).catch(
    (reason: unknown) => reason,
  );
  expect((error as Error).message).toBe("op: 403 Forbidden: no *** here");
  expect(JSON.stringify([error, attempts])).not.toContain("key-1234");
});
