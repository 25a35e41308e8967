import { close, drip, reply, reset, silence, SUCCESS } from "../fault-server.js";
import { type Fault, STOPPED } from "./fault.js";

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const FORGED = reply("200 OK", '{"status":"forged"}');
const network = { name: "NetworkError", attempts: 1 } as const;

/** Connections that break, stall or lie about lengths. */
export function connectionFaults(): readonly Fault[] {
  return [
    {
      fault: "a port that fetch does not connect to",
      replies: [SUCCESS],
      client: { baseUrl: "http://127.0.0.1:1" },
      expected: network,
      requests: 0,
    },
    {
      fault: "connection refused",
      replies: [SUCCESS],
      client: { baseUrl: "http://127.0.0.1:2" },
      expected: network,
      requests: 0,
      says: /ECONNREFUSED/,
    },
    {
      fault: "connection refused, repeatable",
      replies: [SUCCESS],
      repeatable: true,
      client: { baseUrl: "http://127.0.0.1:2" },
      call: { retries: 1 },
      expected: { name: "NetworkError", attempts: 2 },
      requests: 0,
    },
    {
      fault: "a host that does not exist",
      replies: [SUCCESS],
      client: { baseUrl: "https://agent-stop.invalid" },
      call: { timeout: 3_000 },
      expected: network,
      requests: 0,
    },
    { fault: "reset before the headers", replies: [reset()], expected: network },
    { fault: "end before the headers", replies: [close("")], expected: network },
    { fault: "reset in the headers", replies: [reset("HTTP/1.1 200 OK\r\nconte")], expected: network },
    {
      fault: "reset after the headers",
      replies: [reset(`${HEAD}content-length: 20\r\n\r\n`)],
      expected: network,
    },
    {
      fault: "reset before the headers, then success, repeatable",
      replies: [reset(), SUCCESS],
      repeatable: true,
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "reset after the headers each time, repeatable",
      replies: [reset(`${HEAD}content-length: 20\r\n\r\n`)],
      repeatable: true,
      expected: { name: "NetworkError", attempts: 3 },
      requests: 3,
    },
    {
      fault: "half a body",
      replies: [close(`${HEAD}content-length: 100\r\n\r\n{"status":"stopped"}`)],
      expected: network,
    },
    {
      fault: "half an error body",
      replies: [close(`HTTP/1.1 404 Not Found\r\ncontent-length: 100\r\n\r\n{}`)],
      expected: { name: "HttpError", status: 404, attempts: 1, body: undefined },
    },
    {
      fault: "half the body of a 409, whose status decides",
      repeatable: true,
      replies: [close(`HTTP/1.1 409 Conflict\r\ncontent-length: 100\r\n\r\n{}`)],
      expected: { name: "HttpError", status: 409, attempts: 1, body: undefined },
    },
    {
      fault: "half the body of a 501, whose status decides",
      repeatable: true,
      replies: [close(`HTTP/1.1 501 No\r\ncontent-length: 100\r\n\r\n{}`)],
      expected: { name: "HttpError", status: 501, attempts: 1, body: undefined },
    },
    {
      fault: "half the body of a 503 that asks for a longer wait than the client will",
      repeatable: true,
      replies: [close(`HTTP/1.1 503 No\r\nretry-after: 61\r\ncontent-length: 100\r\n\r\n{}`)],
      expected: { name: "HttpError", status: 503, attempts: 1, retryAfter: 61_000 },
    },
    {
      fault: "cut chunk",
      replies: [close(`${HEAD}transfer-encoding: chunked\r\n\r\n20\r\n{"status":`)],
      expected: network,
    },
    {
      fault: "chunks without the last one",
      replies: [close(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`)],
      expected: network,
    },
    {
      fault: "chunk size that is no number",
      replies: [close(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`)],
      expected: network,
    },
    {
      fault: "body up to the end of the connection",
      replies: [close(`${HEAD}\r\n{"status":"stopped"}`)],
      expected: STOPPED,
    },
    {
      fault: "body longer than its content-length",
      replies: [close(`${HEAD}content-length: 2\r\n\r\n{}{"status":"forged"}`)],
      expected: { result: {} },
    },
    {
      fault: "a second answer behind the first is not that of the next call",
      replies: [Buffer.concat([SUCCESS, FORGED]), SUCCESS],
      earlier: 1,
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "two content-lengths",
      replies: [close(`${HEAD}content-length: 2\r\ncontent-length: 20\r\n\r\n{"status":"stopped"}`)],
      expected: network,
    },
    {
      fault: "content-length that is no number",
      replies: [close(`${HEAD}content-length: many\r\n\r\n{}`)],
      expected: network,
    },
    {
      fault: "negative content-length",
      replies: [close(`${HEAD}content-length: -1\r\n\r\n{}`)],
      expected: network,
    },
    {
      fault: "content-length beside chunks",
      replies: [
        close(`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1,2]\r\n0\r\n\r\n`),
      ],
      expected: network,
    },
    {
      fault: "status line of garbage",
      replies: [close("MAGIC 1.0 everything is fine\r\n\r\n{}")],
      expected: network,
    },
    { fault: "status line without a number", replies: [close("HTTP/1.1 OK\r\n\r\n")], expected: network },
    {
      fault: "header field of garbage",
      replies: [close(`${HEAD}\u0001\u0002: \u0003\r\n\r\n{}`)],
      expected: network,
    },
    {
      fault: "headers of a megabyte",
      replies: [close(`${HEAD}x-huge: ${"a".repeat(1 << 20)}\r\n\r\n{}`)],
      expected: network,
    },
    {
      fault: "slow headers",
      replies: [drip("HTTP/1.1 200 OK\r\n", "x: y\r\n")],
      call: { timeout: 3_000 },
      expected: { name: "TimeoutError", limit: 3_000, attempts: 1 },
    },
    {
      fault: "slow drip of a body",
      replies: [drip(`${HEAD}content-length: 100000\r\n\r\n`, " ")],
      call: { timeout: 3_000 },
      expected: { name: "TimeoutError", limit: 3_000, attempts: 1 },
    },
    {
      fault: "slow drip of an error body",
      replies: [drip("HTTP/1.1 500 No\r\ncontent-length: 100000\r\n\r\n", " ")],
      call: { timeout: 3_000 },
      expected: { name: "HttpError", status: 500, attempts: 1, body: undefined },
    },
    {
      fault: "slow drip of the body of a 409, whose status decides",
      repeatable: true,
      replies: [drip("HTTP/1.1 409 Conflict\r\ncontent-length: 100000\r\n\r\n", " ")],
      call: { timeout: 3_000 },
      expected: { name: "HttpError", status: 409, attempts: 1, body: undefined },
    },
    {
      fault: "never an answer",
      replies: [silence],
      call: { timeout: 3_000 },
      expected: { name: "TimeoutError", limit: 3_000, attempts: 1 },
      says: /3000 ms/,
    },
    {
      fault: "never an answer, then success, repeatable",
      replies: [silence, SUCCESS],
      repeatable: true,
      call: { timeout: 3_000 },
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "never an answer, repeatable",
      replies: [silence],
      repeatable: true,
      call: { timeout: 3_000, retries: 1 },
      expected: { name: "TimeoutError", limit: 3_000, attempts: 2 },
      requests: 2,
    },
    {
      fault: "stale connection, closed between two calls",
      replies: [({ socket }) => socket.end(SUCCESS), SUCCESS],
      earlier: 1,
      expected: STOPPED,
      requests: 2,
      check: ({ server }) => {
        if (server.connections.size !== 2) throw new Error("the connection was not made anew");
      },
    },
    {
      fault: "stale connection, reset as the second call comes",
      replies: [SUCCESS, reset(), SUCCESS],
      earlier: 1,
      expected: network,
      requests: 2,
    },
    {
      fault: "stale connection, reset as the second call comes, repeatable",
      replies: [SUCCESS, reset(), SUCCESS],
      earlier: 1,
      repeatable: true,
      expected: STOPPED,
      requests: 3,
    },
  ];
}
