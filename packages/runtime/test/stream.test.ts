import type { ServerResponse } from "node:http";
import { EventEmitter, getEventListeners, once } from "node:events";
import { type CallOptions, type ClientOptions } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";
import { type Loopback, serve } from "./loopback.js";

const { decodeBinaryStream, decodeEvents, decodeJson, decodeJsonLines, decodeJsonSequence } = wire;

/** An Operation whose 200 is a stream, or JSON; 404 is JSON. */
function streams(mediaType: string, decoder: wire.Decoder): wire.Operation {
  return {
    operationId: "watch",
    method: "GET",
    path: "/",
    parameters: [],
    responses: {
      "200": { [mediaType]: decoder, "application/json": decodeJson },
      "404": { "application/json": decodeJson },
    },
    open: wire.openStream,
  };
}

function call<Result>(
  baseUrl: string,
  operation: wire.Operation,
  options?: CallOptions,
  clientOptions?: ClientOptions,
): Promise<Result> {
  const api = { server: "" };
  return wire.send(wire.createClient(api, { baseUrl, ...clientOptions }), operation, undefined, options);
}

/** Calls an Operation that a server answers with these chunks, and collects what comes. */
async function collect(
  operation: wire.Operation,
  chunks: readonly (string | Uint8Array)[],
  options?: CallOptions,
): Promise<{ readonly values: readonly unknown[]; readonly error?: unknown }> {
  const [mediaType] = Object.keys(operation.responses["200"]!);
  await using server = await serve((_, response) => {
    void (async (): Promise<void> => {
      response.writeHead(200, { "content-type": mediaType! });
      for (const chunk of chunks) {
        response.write(chunk);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      response.end();
    })();
  });
  const values: unknown[] = [];
  try {
    for await (const value of await call<AsyncIterable<unknown>>(server.url, operation, options)) {
      values.push(value);
    }
    return { values };
  } catch (error) {
    return { values, error };
  }
}

/** A server that begins a stream, and goes on as its test says. */
interface BegunStream extends Loopback {
  readonly response: Promise<readonly ServerResponse[]>;
  /** Settled when the client is gone. */
  readonly closed: Promise<unknown>;
}

async function begin(text: string, mediaType = "text/event-stream"): Promise<BegunStream> {
  const stream = new EventEmitter();
  const begun = once(stream, "begin") as Promise<ServerResponse[]>;
  const closed = once(stream, "close");
  const server = await serve((_, response) => {
    response.on("close", () => stream.emit("close"));
    response.writeHead(200, { "content-type": mediaType }).write(text);
    stream.emit("begin", response);
  });
  return Object.assign(server, { response: begun, closed });
}

const events = streams("text/event-stream", decodeEvents);
const message = (data: string): object => ({ event: "message", data, id: "", retry: undefined });

test.each([
  ["data", "data: a\n\n", [message("a")]],
  ["data without a space", "data:a\n\n", [message("a")]],
  ["data with two spaces", "data:  a\n\n", [message(" a")]],
  ["several lines of data", "data: a\ndata:\ndata: b\n\n", [message("a\n\nb")]],
  ["a field without a colon", "data\n\n", [message("")]],
  ["two empty lines of data", "data\ndata\n\n", [message("\n")]],
  ["JSON, as text", 'data: {"a": 1}\n\n', [message('{"a": 1}')]],
  ["line ends of CR", "data: a\r\rdata: b\r\r", [message("a"), message("b")]],
  ["line ends of CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", [message("a"), message("b")]],
  ["a byte order mark", "\ufeffdata: a\n\n", [message("a")]],
  ["another field that is a number", "foo: 5\ndata: a\n\n", [message("a")]],
  ["comments and unknown fields", ": hi\nfoo: bar\ndata: a\n:\n\n: bye\n\n", [message("a")]],
  ["other line separators of Unicode", "data: a\u2028b\u0085c\n\n", [message("a\u2028b\u0085c")]],
  ["no data", "event: x\nid: 7\n\ndata: a\n\n", [{ event: "message", data: "a", id: "7", retry: undefined }]],
  ["an end in the middle", "data: a\n\ndata: b\n", [message("a")]],
  ["an end in a line", "data: a\n\ndata: b", [message("a")]],
  ["nothing", "", []],
  [
    "all fields",
    "event: put\nid: 1\nretry: 10\ndata: a\n\ndata: b\n\nid\nevent:\ndata: c\n\n",
    [
      { event: "put", data: "a", id: "1", retry: 10 },
      { event: "message", data: "b", id: "1", retry: undefined },
      { event: "message", data: "c", id: "", retry: undefined },
    ],
  ],
  ["ids and waits that are none", "id: a\0b\nretry: 1s\nretry: -1\nData: x\ndata: a\n\n", [message("a")]],
])("reads events: %s", async (_, text, expected) => {
  expect(await collect(events, [text])).toEqual({ values: expected });
});

test("reads events that arrive byte by byte", async () => {
  const bytes = new TextEncoder().encode("data: ü\r\ndata: 2\r\n\r\ndata: 日\r\rdata: c\n\n");
  const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
  expect(await collect(events, chunks)).toEqual({ values: [message("ü\n2"), message("日"), message("c")] });
});

/** Reads events whose chunks are exactly these, also where one is of no length. */
async function readChunks(
  chunks: readonly string[],
  clientOptions?: ClientOptions,
): Promise<readonly unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
  const options = { fetch, ...clientOptions };
  const stream = await call<AsyncIterable<unknown>>("http://127.0.0.1:2", events, undefined, options);
  const values: unknown[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

test.each([
  ["a line end of CRLF", ["data: a\r", "\ndata: b\n\n"], [message("a\nb")]],
  ["a line end of CRLF, with nothing in between", ["data: a\r", "", "\ndata: b\n\n"], [message("a\nb")]],
  ["a line end of CR, before a line", ["data: a\r", "data: b\n\n"], [message("a\nb")]],
  ["an empty line", ["data: a\n", "\ndata: b\n\n"], [message("a"), message("b")]],
])("reads events whose chunks cut %s", async (_, chunks, expected) => {
  expect(await readChunks(chunks)).toEqual(expected);
});

test("reads bytes of events that are not UTF-8 as the replacement character", async () => {
  const bytes = Uint8Array.of(...new TextEncoder().encode("data: "), 0xff, 10, 10);
  expect(await collect(events, [bytes])).toEqual({ values: [message("\ufffd")] });
});

test("reads lines and events of exactly maxResponseBytes, and none that is longer", async () => {
  const text = "data: abc\n\n";
  expect(await readChunks([text], { maxResponseBytes: "data: abc".length })).toEqual([message("abc")]);
  const longer = readChunks([text], { maxResponseBytes: "data: abc".length - 1 });
  await expect(longer).rejects.toThrow("a line of more than 8 bytes");
  // Nine characters of data, of lines of eight.
  const event = "data: ab\ndata: cd\ndata: ef\n\n";
  expect(await readChunks([event], { maxResponseBytes: 9 })).toEqual([message("ab\ncd\nef")]);
  await expect(readChunks([event], { maxResponseBytes: 8 })).rejects.toThrow("an event of more than 8 bytes");
});

test("reads nothing ahead of who reads", async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode("data: a\n\n"));
      },
    },
    { highWaterMark: 0 },
  );
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
  const stream = await call<AsyncIterable<unknown>>("http://127.0.0.1:2", events, undefined, { fetch });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(pulled).toBe(0);
  for await (const event of stream) {
    expect(event).toEqual(message("a"));
    break;
  }
  expect(pulled).toBe(1);
});

test("hands an event over at once, while the stream goes on, whatever its line ends", async () => {
  for (const text of ["data: a\n\n", "data: a\r\n\r\n", "data: a\r\r"]) {
    await using server = await begin(text);
    for await (const { data } of await call<AsyncIterable<{ data: string }>>(server.url, events)) {
      expect(data).toBe("a");
      break;
    }
  }
});

const lines = streams("application/x-ndjson", decodeJsonLines);
const sequence = streams("application/json-seq", decodeJsonSequence);

test.each([
  ["lines", lines, '{"a":1}\n\n[2]\r\n"ü"\n', [{ a: 1 }, [2], "ü"]],
  ["lines, the last one without an end", lines, "1\nnull", [1, null]],
  ["lines, some of them blank", lines, "1\n \t\n2\n", [1, 2]],
  ["no lines", lines, "", []],
  ["a sequence", sequence, '\u001e{"a":\n1}\n\u001e[2]\n\u001e3\n', [{ a: 1 }, [2], 3]],
])("reads JSON: %s", async (_, operation, text, expected) => {
  expect(await collect(operation, [text])).toEqual({ values: expected });
});

test.each([
  ["a line that is not JSON", lines, "1\n{,}\n2\n", [1], "watch: 200 with a text that is not JSON"],
  ["a line that is cut", lines, '1\n{"a":', [1], "watch: 200 with a text that is not JSON"],
  [
    "bytes that are not UTF-8",
    lines,
    Uint8Array.of(49, 10, 34, 255, 34, 10),
    [],
    "watch: 200 with bytes that are not UTF-8",
  ],
  [
    "a line over the limit",
    lines,
    `1\n"${"x".repeat(100)}"\n`,
    [1],
    "watch: 200 with a line of more than 50 bytes",
  ],
  [
    "a line without an end",
    lines,
    `1\n"${"x".repeat(100)}`,
    [1],
    "watch: 200 with a line of more than 50 bytes",
  ],
  [
    "an event over the limit",
    events,
    `data: 1\n\n${"data: 0123456789\n".repeat(6)}\n`,
    [message("1")],
    "watch: 200 with an event of more than 50 bytes",
  ],
])("ends with a DecodeError at %s", async (_, operation, chunk, values, found) => {
  const result = await collect(operation, [chunk], { maxResponseBytes: 50 });
  expect(result).toMatchObject({ values, error: { name: "DecodeError", status: 200, message: found } });
});

test("bounds an event, and not the stream", async () => {
  const result = await collect(events, ["data: 0123456789\n\n".repeat(100)], { maxResponseBytes: 50 });
  expect(result.values).toHaveLength(100);
});

test("hands bytes over as a stream, before the last of them are there", async () => {
  await using server = await begin("one", "image/png");
  const responses = { "200": wire.mediaRanges({ "image/*": decodeBinaryStream }) };
  const operation: wire.Operation = { ...streams("image/png", decodeBinaryStream), responses };
  const stream = await call<ReadableStream<Uint8Array>>(server.url, operation);
  const reader = stream.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("one");
  const [response] = await server.response;
  response!.end("two");
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("two");
  expect((await reader.read()).done).toBe(true);
});

test("has other answers of the same Operation as they are without a stream", async () => {
  await using server = await serve(({ url }, response) => {
    const status = Number(url!.slice(1)) || 200;
    response.writeHead(status, { "content-type": "application/json" }).end('{"message":"m"}');
  });
  expect(await call(server.url, events)).toEqual({ message: "m" });
  const missing = call(server.url, { ...events, path: "/404" });
  await expect(missing).rejects.toMatchObject({ name: "HttpError", status: 404, body: { message: "m" } });
  const undeclared = call(server.url, { ...events, path: "/201" });
  await expect(undeclared).rejects.toMatchObject({ name: "HttpError", status: 201 });
});

test("takes a page in the place of a stream for no success", async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<p>");
  });
  await expect(call(server.url, events)).rejects.toMatchObject({ name: "DecodeError" });
});

test("is repeated before the head, and never after it", async () => {
  let count = 0;
  await using server = await serve((_, response) => {
    count += 1;
    if (count === 1) {
      response.writeHead(503, { "retry-after": "0" }).end();
    } else {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("data: a\n\n");
      setTimeout(() => response.destroy(), 20);
    }
  });
  const values: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const value of await call<AsyncIterable<unknown>>(server.url, events)) values.push(value);
  };
  await expect(read()).rejects.toMatchObject({ name: "NetworkError", operation: "watch", attempts: 2 });
  expect(values).toEqual([message("a")]);
  expect(count).toBe(2);
});

describe("the connection is closed", () => {
  test("when the loop is left", async () => {
    await using server = await begin("data: a\n\n");
    for await (const value of await call<AsyncIterable<unknown>>(server.url, events)) {
      expect(value).toEqual(message("a"));
      break;
    }
    await server.closed;
  });

  test("when the loop throws", async () => {
    await using server = await begin("data: a\n\n");
    const read = async (): Promise<void> => {
      for await (const _ of await call<AsyncIterable<unknown>>(server.url, events)) throw new Error("mine");
    };
    await expect(read()).rejects.toThrow("mine");
    await server.closed;
  });

  test("when a stream of bytes is cancelled", async () => {
    await using server = await begin("x", "image/png");
    const stream = await call<ReadableStream>(server.url, streams("image/png", decodeBinaryStream));
    await stream.cancel();
    await server.closed;
  });

  test.each(["text/event-stream", "image/png"])(
    "when the signal is aborted, and nobody reads %s",
    async (type) => {
      await using server = await begin("data: a\n\n", type);
      const { signal, abort } = createAbort();
      const decoder = type === "image/png" ? decodeBinaryStream : decodeEvents;
      await call(server.url, streams(type, decoder), { signal });
      abort("enough");
      await server.closed;
    },
  );

  test("when the signal is aborted while the next event is awaited, whose reason is the error", async () => {
    await using server = await begin("data: a\n\n");
    const { signal, abort } = createAbort();
    const iterator = (await call<AsyncIterable<unknown>>(server.url, events, { signal }))[
      Symbol.asyncIterator
    ]();
    await iterator.next();
    const next = iterator.next();
    abort("enough");
    await expect(next).rejects.toBe("enough");
    await server.closed;
  });

  test("when the signal was aborted between two events, whose reason is the error", async () => {
    await using server = await begin("data: a\n\n");
    const { signal, abort } = createAbort();
    const iterator = (await call<AsyncIterable<unknown>>(server.url, events, { signal }))[
      Symbol.asyncIterator
    ]();
    await iterator.next();
    abort("enough");
    await server.closed;
    await expect(iterator.next()).rejects.toBe("enough");
  });

  test("when nothing comes for longer than the timeout", async () => {
    await using server = await begin("data: a\n\n");
    const iterator = (await call<AsyncIterable<unknown>>(server.url, events, { timeout: 100 }))[
      Symbol.asyncIterator
    ]();
    await iterator.next();
    await expect(iterator.next()).rejects.toMatchObject({
      name: "TimeoutError",
      limit: 100,
      message: "watch: timeout of 100 ms, attempt 1",
    });
    await server.closed;
  });

  test("when an event is too long", async () => {
    await using server = await begin(`data: ${"x".repeat(100)}`);
    const iterator = (await call<AsyncIterable<unknown>>(server.url, events, { maxResponseBytes: 50 }))[
      Symbol.asyncIterator
    ]();
    await expect(iterator.next()).rejects.toMatchObject({ name: "DecodeError" });
    await server.closed;
  });
});

test("a stream that goes on longer than the timeout does not end for that", async () => {
  await using server = await begin("data: a\n\n");
  const timer = setInterval(
    () => void server.response.then(([response]) => response!.write("data: b\n\n")),
    40,
  );
  try {
    const start = performance.now();
    let count = 0;
    for await (const _ of await call<AsyncIterable<unknown>>(server.url, events, { timeout: 200 })) {
      count += 1;
      if (performance.now() - start > 500) break;
    }
    expect(count).toBeGreaterThan(5);
  } finally {
    clearInterval(timer);
  }
});

test("the timeout holds up to the head", async () => {
  await using server = await serve(() => {});
  await expect(call(server.url, events, { timeout: 50, retries: 0 })).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

test("a hundred streams leave nothing on the signal that they share, and Node has nothing to say of it", async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error): void => void warnings.push(warning);
  process.on("warning", warn);
  try {
    await using server = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end("data: a\n\n");
    });
    const { signal } = new AbortController();
    const counted = countListeners(signal);
    const read = async (): Promise<number> => {
      let count = 0;
      for await (const _ of await call<AsyncIterable<unknown>>(server.url, events, { signal })) count += 1;
      return count;
    };
    expect(await Promise.all(Array.from({ length: 100 }, read))).toEqual(
      Array.from({ length: 100 }, () => 1),
    );
    expect(counted()).toBe(0);
    // Node warns in a tick of its own.
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  } finally {
    process.off("warning", warn);
  }
});

function createAbort(): { readonly signal: AbortSignal; readonly abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
}

/** Counts the listeners of a signal. */
function countListeners(signal: AbortSignal): () => number {
  return () => getEventListeners(signal, "abort").length;
}
