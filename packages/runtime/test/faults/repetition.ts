import { reply, reset, silence, SUCCESS } from "../fault-server.js";
import { type Fault, STOPPED } from "./fault.js";

const once = { name: "HttpError", attempts: 1 } as const;

function failing(status: number, retryAfter?: string): Uint8Array {
  return reply(`${status} No`, "", retryAfter === undefined ? {} : { "retry-after": retryAfter });
}

function date(inMs: number): string {
  return new Date(Date.now() + inMs).toUTCString();
}

/** What is sent again, how often, and after what wait. */
export function repetitionFaults(): readonly Fault[] {
  return [
    ...[408, 425, 429, 500, 502, 503, 504].map((status): Fault => ({
      fault: `${status}, then success, repeatable`,
      replies: [failing(status), SUCCESS],
      repeatable: true,
      expected: STOPPED,
      requests: 2,
    })),
    ...[400, 401, 403, 404, 409, 410, 422, 501, 505, 511].map((status): Fault => ({
      fault: `${status} is never repeated`,
      replies: [failing(status), SUCCESS],
      repeatable: true,
      expected: { ...once, status },
    })),
    ...[408, 425, 500, 502, 503, 504].map((status): Fault => ({
      fault: `${status} is not repeated where that is not safe`,
      replies: [failing(status), SUCCESS],
      expected: { ...once, status },
    })),
    {
      fault: "500 each time, repeatable",
      replies: [failing(500)],
      repeatable: true,
      expected: { name: "HttpError", status: 500, attempts: 3 },
      requests: 3,
    },
    {
      fault: "500 each time, without retries",
      replies: [failing(500)],
      repeatable: true,
      call: { retries: 0 },
      expected: { ...once, status: 500 },
    },
    {
      fault: "500, then 400, repeatable",
      replies: [failing(500), failing(400), SUCCESS],
      repeatable: true,
      expected: { name: "HttpError", status: 400, attempts: 2 },
      requests: 2,
    },
    {
      fault: "500, then a reset, then success, repeatable",
      replies: [failing(500), reset(), SUCCESS],
      repeatable: true,
      expected: STOPPED,
      requests: 3,
    },
    {
      fault: "a reset is not repeated where that is not safe",
      replies: [reset(), SUCCESS],
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      fault: "a timeout is not repeated where that is not safe",
      replies: [silence, SUCCESS],
      call: { timeout: 1_000 },
      expected: { name: "TimeoutError", attempts: 1 },
    },
    {
      fault: "content that can't be decoded is not repeated",
      replies: [reply("200 OK", "{"), SUCCESS],
      repeatable: true,
      expected: { name: "DecodeError", status: 200, attempts: 1 },
    },
    {
      fault: "429 was not processed, so that it is always repeated",
      replies: [failing(429), SUCCESS],
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "429 each time",
      replies: [failing(429)],
      call: { retries: 1 },
      expected: { name: "HttpError", status: 429, attempts: 2, retryAfter: undefined },
      requests: 2,
    },
    {
      fault: "429 with Retry-After",
      replies: [failing(429, "0"), SUCCESS],
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "503 with Retry-After was not processed",
      replies: [failing(503, "0"), SUCCESS],
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "503 with Retry-After of a second",
      replies: [failing(503, "1"), SUCCESS],
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "503 with Retry-After as a date",
      replies: [({ socket }) => socket.write(failing(503, date(1_500))), SUCCESS],
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "500 with Retry-After may have been processed",
      replies: [failing(500, "0"), SUCCESS],
      expected: { ...once, status: 500, retryAfter: 0 },
    },
    ...["-1", "1.5", "soon", "", "1e3", "0x10", "1, 2", "Wed, 99 Foo 2026 99:99:99 GMT", "9".repeat(400)].map(
      (value): Fault => ({
        fault: `503 with Retry-After ${JSON.stringify(value.slice(0, 40))} is one without`,
        replies: [failing(503, value === "" ? " " : value), SUCCESS],
        expected: { ...once, status: 503, retryAfter: undefined },
      }),
    ),
    {
      fault: "503 with a Retry-After long past is one without",
      replies: [failing(503, "Wed, 21 Oct 2015 07:28:00 GMT"), SUCCESS],
      expected: { ...once, status: 503, retryAfter: undefined },
    },
    {
      fault: "503 with a Retry-After in the year 9999 is one without",
      replies: [failing(503, "Fri, 31 Dec 9999 23:59:59 GMT"), SUCCESS],
      expected: { ...once, status: 503, retryAfter: undefined },
    },
    {
      fault: "503 with a Retry-After over a timer's range is one without",
      replies: [failing(503, "99999999999"), SUCCESS],
      repeatable: true,
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "503 with Retry-After of garbage, repeatable",
      replies: [failing(503, "soon"), SUCCESS],
      repeatable: true,
      expected: STOPPED,
      requests: 2,
    },
    ...[429, 503].map((status): Fault => ({
      fault: `${status} with Retry-After of 61 s says so at once`,
      replies: [failing(status, "61"), SUCCESS],
      repeatable: true,
      expected: { ...once, status, retryAfter: 61_000 },
    })),
    {
      fault: "deadline shorter than the wait",
      replies: [failing(503, "30"), SUCCESS],
      repeatable: true,
      call: { deadline: 1_000 },
      expected: { ...once, status: 503, retryAfter: 30_000 },
    },
    {
      fault: "deadline in the middle of an attempt",
      replies: [silence],
      repeatable: true,
      call: { deadline: 1_500 },
      expected: { name: "TimeoutError", limit: 1_500, attempts: 1 },
      says: /deadline/,
    },
    {
      fault: "deadline in the middle of the second attempt",
      replies: [failing(500), silence],
      repeatable: true,
      call: { deadline: 4_000 },
      expected: { name: "TimeoutError", limit: 4_000, attempts: 2 },
      requests: 2,
    },
    {
      fault: "deadline over many attempts",
      replies: [silence],
      repeatable: true,
      call: { timeout: 300, deadline: 5_000, retries: 20 },
      expected: { name: "TimeoutError" },
      requests: "a few",
    },
  ];
}
