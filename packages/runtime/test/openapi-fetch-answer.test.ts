import { describe, expect, test } from "vitest";
import { abortAfter, drip, reply, type Reply, reset, silence, SUCCESS } from "./fault-server.js";
import { outcome } from "./openapi-fetch.js";

describe("content", () => {
  test.each<[string, Reply]>([
    ["HTML", reply("200 OK", "<html>", { "content-type": "text/html" })],
    ["HTML in the name of JSON", reply("200 OK", "<html>")],
    ["cut JSON", reply("200 OK", '{"a":')],
    ["NaN", reply("200 OK", "NaN")],
    ["text behind JSON", reply("200 OK", "{} {}")],
    ["bytes that are not UTF-8", reply("200 OK", Buffer.from([0x22, 0xff, 0x22]))],
    ["no media type", reply("200 OK", "{}", { "content-type": "" })],
    ["nothing", reply("200 OK", "", { "content-type": "application/json" })],
    ["nothing, chunked", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["HTML in a 201", reply("201 Created", "<html>", { "content-type": "text/html" })],
  ])("a success with %s is a DecodeError", async (_, answered) => {
    const { outcome: error, targets } = await outcome([answered], "GET");
    expect(error).toMatchObject({ name: "DecodeError", attempts: 1 });
    expect(targets).toHaveLength(1);
  });

  test.each(["json", "text", "blob", "arrayBuffer", "stream"])(
    "a success over the limit is a DecodeError, also when it is wanted as %s",
    async (parseAs) => {
      const { outcome: error } = await outcome(
        [reply("200 OK", JSON.stringify("x".repeat(2_000)))],
        "GET",
        { parseAs },
        { maxResponseBytes: 1_000 },
      );
      expect(error).toMatchObject({ name: "DecodeError", status: 200 });
    },
  );

  test("a success that is wanted as text is text, whatever its media type", async () => {
    const page = reply("200 OK", "<html>", { "content-type": "text/html" });
    const { outcome: result } = await outcome([page], "GET", { parseAs: "text" });
    expect(result.data).toBe("<html>");
  });

  test.each([
    ["204", "204 No Content"],
    ["205", "205 Reset Content"],
  ])("a %s has no content, whatever the wire says", async (_, line) => {
    const { outcome: result } = await outcome([reply(line, '{"a":1}')]);
    expect(result).toMatchObject({ data: undefined });
    expect(String(result.response?.status)).toBe(_);
  });

  test("`__proto__` is data", async () => {
    const { outcome: result } = await outcome([reply("200 OK", '{"__proto__":{"polluted":true}}')]);
    expect(Object.hasOwn(result.data as object, "__proto__")).toBe(true);
    expect({}).not.toHaveProperty("polluted");
  });

  test("a declared error comes as it is", async () => {
    const { outcome: result } = await outcome([reply("404 Not Found", '{"error":"no such agent"}')]);
    expect(result).toMatchObject({ error: { error: "no such agent" } });
    expect(result.response).toMatchObject({ status: 404, ok: false, statusText: "Not Found" });
  });
});

test.each([300, 304, 407, 418, 599, 600, 700, 999])(
  "a status of %i is no success and no crash",
  async (status) => {
    const { outcome: result } = await outcome([reply(`${status} Odd`, '{"error":"odd"}')]);
    // Node's fetch hands no 407 out.
    if (status === 407) return expect(result).toMatchObject({ name: "NetworkError" });
    expect(result.data).toBeUndefined();
    expect(result.response).toMatchObject({ status, ok: false });
  },
);

describe("time", () => {
  test.each<[string, Reply]>([
    ["never answers", silence],
    ["drips a body", drip("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n", " ")],
  ])("the client's timeout holds when the server %s", async (_, answered) => {
    const { outcome: error } = await outcome([answered], "POST", {}, { timeout: 100 });
    expect(error).toMatchObject({ name: "TimeoutError", limit: 100, attempts: 1 });
  });

  test("the client's deadline holds over all attempts", async () => {
    const { outcome: error } = await outcome(
      [silence],
      "GET",
      {},
      { timeout: 100, deadline: 300, retries: 9 },
    );
    expect(error).toMatchObject({ name: "TimeoutError" });
  });

  test("the caller's abort passes its own reason through", async () => {
    const { outcome: error } = await outcome([abortAfter("HTTP/1.1 200 OK\r\nconte")]);
    expect(error.message).toBe("changed my mind");
  });
});

describe("repetition by method only", () => {
  test.each(["GET", "PUT", "DELETE"] as const)("a %s is repeated after 500 and a reset", async (method) => {
    const { outcome: result, targets } = await outcome([reply("500 No"), reset(), SUCCESS], method);
    expect(result.data).toEqual({ status: "stopped" });
    expect(targets).toHaveLength(3);
  });

  test.each(["POST", "PATCH"] as const)(
    "a %s is not repeated after 500, a reset or a timeout",
    async (method) => {
      const failed = await outcome([reply("500 No"), SUCCESS], method);
      expect([failed.outcome.response?.status, failed.targets.length]).toEqual([500, 1]);
      const broken = await outcome([reset(), SUCCESS], method);
      expect([broken.outcome.name, broken.targets.length]).toEqual(["NetworkError", 1]);
      const slow = await outcome([silence, SUCCESS], method, {}, { timeout: 100 });
      expect([slow.outcome.name, slow.targets.length]).toEqual(["TimeoutError", 1]);
    },
  );

  test.each([
    ["429", "429 Too Many", {}],
    ["503 with Retry-After", "503 No", { "retry-after": "0" }],
  ])("a POST is repeated after %s, which was not processed", async (_, line, headers) => {
    const { outcome: result, targets } = await outcome([reply(line, "", headers), SUCCESS]);
    expect(result.data).toEqual({ status: "stopped" });
    expect(targets).toHaveLength(2);
  });
});
