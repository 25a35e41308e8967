import { abortAfter, reply, SUCCESS } from "../fault-server.js";
import { type Fault, REASON, SECRET } from "./fault.js";

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";
const network = { name: "NetworkError", attempts: 1 } as const;
type Send = (url: string, init: RequestInit) => Promise<Response>;

/** A row whose `fetch` is at fault, and not the server. */
function faultyFetch(fault: string, fetch: unknown, rest: Partial<Fault> = {}): Fault {
  return {
    fault: `a \`fetch\` option that ${fault}`,
    replies: [SUCCESS],
    client: { token: SECRET, fetch: fetch as Send },
    expected: network,
    requests: 0,
    ...rest,
  };
}

/** Aborts at every stage, and a `fetch` option that does what it wants. */
export function terminationFaults(): readonly Fault[] {
  const cyclic = new Error("cyclic");
  cyclic.cause = cyclic;
  return [
    { fault: "abort before sending", replies: [SUCCESS], aborts: "before", expected: REASON, requests: 0 },
    {
      fault: "abort before sending, repeatable",
      replies: [SUCCESS],
      repeatable: true,
      aborts: "before",
      expected: REASON,
      requests: 0,
    },
    { fault: "abort before the headers", replies: [abortAfter()], expected: REASON },
    { fault: "abort in the headers", replies: [abortAfter("HTTP/1.1 200 OK\r\nconte")], expected: REASON },
    { fault: "abort in the body", replies: [abortAfter(`${HEAD}{"status":`)], expected: REASON },
    {
      fault: "abort in the body, repeatable",
      replies: [abortAfter(`${HEAD}{"status":`)],
      repeatable: true,
      expected: REASON,
    },
    {
      fault: "abort in an error body",
      replies: [abortAfter("HTTP/1.1 500 No\r\ncontent-length: 100\r\n\r\n{")],
      repeatable: true,
      expected: REASON,
    },
    {
      fault: "abort in a wait of 60 s",
      replies: [reply("503 No", "", { "retry-after": "60" })],
      aborts: "in the wait",
      expected: REASON,
    },
    {
      fault: "abort in the second attempt",
      replies: [reply("500 No"), abortAfter()],
      repeatable: true,
      expected: REASON,
      requests: 2,
    },
    {
      fault: "abort while the credential is got",
      replies: [SUCCESS],
      client: { token: () => new Promise<string>(() => {}) },
      call: { timeout: 5_000 },
      aborts: "before",
      expected: REASON,
      requests: 0,
    },
    faultyFetch("ignores the signal", () => new Promise(() => {}), {
      call: { timeout: 100 },
      expected: { name: "TimeoutError", limit: 100, attempts: 1 },
    }),
    faultyFetch(
      "ignores the signal in the body",
      () =>
        Promise.resolve(
          new Response(new ReadableStream(), { headers: { "content-type": "application/json" } }),
        ),
      { call: { timeout: 100 }, expected: { name: "TimeoutError", limit: 100, attempts: 1 } },
    ),
    faultyFetch("throws a string", () => {
      // oxlint-disable-next-line no-throw-literal -- That is the fault.
      throw `no way, ${SECRET}`;
    }),
    // oxlint-disable-next-line prefer-promise-reject-errors -- That is the fault.
    faultyFetch("rejects with nothing", () => Promise.reject()),
    faultyFetch("throws an error with the credential", () => Promise.reject(new TypeError(SECRET))),
    faultyFetch("throws an error that is its own cause", () => Promise.reject(cyclic)),
    faultyFetch("returns nothing", () => undefined),
    faultyFetch("returns a text", () => Promise.resolve("{}")),
    faultyFetch("returns an object", () => Promise.resolve({})),
    faultyFetch("returns null", () => Promise.resolve(null)),
    faultyFetch("returns a body that was read", async () => {
      const response = Response.json({});
      await response.text();
      return response;
    }),
    faultyFetch("returns a network error", () => Promise.resolve(Response.error()), {
      expected: { name: "HttpError", status: 0 },
    }),
    faultyFetch("is no function", 42),
    faultyFetch("breaks in the body", () =>
      Promise.resolve(
        new Response(new ReadableStream({ pull: (controller) => controller.error(new Error(SECRET)) })),
      ),
    ),
  ];
}
