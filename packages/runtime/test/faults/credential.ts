import { reply, reset, SUCCESS } from "../fault-server.js";
import { type Fault, type Run, SECRET, STOPPED } from "./fault.js";

const usage = { name: "UsageError", attempts: 0 } as const;
const UNAUTHORIZED = reply("401 Unauthorized");

/** The credential where it must not be: sent back by the server, or wrong from the start. */
export function credentialFaults(): readonly Fault[] {
  const echo = (fault: string, answer: Uint8Array, status = 404): Fault => ({
    fault: `the server sends the credential back in ${fault}`,
    replies: [answer],
    expected: { name: "HttpError", status, attempts: 1 },
  });
  const message = (text: string): Uint8Array => reply("404 No", JSON.stringify({ message: text }));
  return [
    echo("a message", message(`bad token ${SECRET}!`)),
    echo("a message, twice", message(`${SECRET} ${SECRET}${SECRET}`)),
    echo("a nested message", reply("404 No", JSON.stringify({ error: { message: `Bearer ${SECRET}` } }))),
    echo("an error text", reply("404 No", JSON.stringify({ error: SECRET }))),
    echo("another member", reply("404 No", JSON.stringify({ message: "no", token: SECRET }))),
    echo("a message, at the end of what is shown", message(`${"x".repeat(288)}${SECRET}`)),
    echo("a message, small", message(SECRET.toLowerCase())),
    echo("a text", reply("404 No", SECRET, { "content-type": "text/plain" })),
    echo("a header field", reply("404 No", "", { "x-echo": SECRET, "www-authenticate": SECRET })),
    echo("the reason phrase", reply(`404 ${SECRET}`)),
    echo("the reason phrase, at the end of what is shown", reply(`404 ${"x".repeat(88)}${SECRET}`)),
    echo("the request id", reply("404 No", "", { "x-request-id": SECRET })),
    echo(
      "the request id, at its end",
      reply("404 No", "", { "x-request-id": `${"x".repeat(188)}${SECRET}` }),
    ),
    echo("Retry-After", reply("429 No", "", { "retry-after": "61", "x-echo": SECRET }), 429),
    {
      fault: "the server sends the credential back in a media type",
      replies: [reply("200 OK", "{}", { "content-type": `text/${SECRET}` })],
      expected: { name: "DecodeError", status: 200 },
    },
    {
      fault: "the server sends the credential back in a success of the wrong kind",
      replies: [reply("200 OK", `{"${SECRET}"`)],
      expected: { name: "DecodeError", status: 200 },
    },
    {
      fault: "the server sends the credential back in broken headers",
      replies: [({ socket }) => socket.end(`HTTP/1.1 200 ${SECRET}\r\n${SECRET}\u0001: x\r\n\r\n`)],
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      fault: "401 with a fixed credential",
      replies: [UNAUTHORIZED, SUCCESS],
      expected: { name: "HttpError", status: 401, attempts: 1 },
    },
    {
      fault: "401 asks the credential's function once more",
      replies: [UNAUTHORIZED, SUCCESS],
      client: { token: counting() },
      expected: STOPPED,
      requests: 2,
      check: expectTokens(`Bearer ${SECRET}-1`, `Bearer ${SECRET}-2`),
    },
    {
      fault: "a second 401 stands",
      replies: [UNAUTHORIZED],
      repeatable: true,
      client: { token: counting() },
      expected: { name: "HttpError", status: 401, attempts: 2 },
      requests: 2,
      check: expectTokens(`Bearer ${SECRET}-1`, `Bearer ${SECRET}-2`),
    },
    {
      fault: "401 is asked anew also without retries",
      replies: [UNAUTHORIZED, SUCCESS],
      client: { token: counting() },
      call: { retries: 0 },
      expected: STOPPED,
      requests: 2,
    },
    {
      fault: "each attempt asks the credential's function",
      replies: [reset(), SUCCESS],
      repeatable: true,
      client: { token: counting() },
      expected: STOPPED,
      requests: 2,
      check: expectTokens(`Bearer ${SECRET}-1`, `Bearer ${SECRET}-2`),
    },
    {
      fault: "an earlier credential is sent back later",
      replies: [UNAUTHORIZED, reply("404 No", JSON.stringify({ message: `${SECRET}-1 is no longer valid` }))],
      client: { token: counting() },
      expected: { name: "HttpError", status: 404, attempts: 2 },
      requests: 2,
    },
    {
      fault: "a credential's function that throws the credential",
      replies: [SUCCESS],
      client: {
        token: () => {
          throw new Error(`can't renew ${SECRET}`);
        },
      },
      expected: usage,
      requests: 0,
      says: /token/,
    },
    {
      fault: "a credential's function that rejects with the credential",
      replies: [SUCCESS],
      client: { token: () => Promise.reject(new Error(SECRET)) },
      expected: usage,
      requests: 0,
    },
    {
      fault: "a credential's function that never answers",
      replies: [SUCCESS],
      client: { token: () => new Promise<string>(() => {}) },
      call: { timeout: 100 },
      expected: { name: "TimeoutError", limit: 100 },
      requests: 0,
    },
    ...[42, "", undefined, null, {}, `${SECRET}\n`, `${SECRET}\r\nx: y`, ` ${SECRET}`, `${SECRET}\u0000`].map(
      (garbage): Fault => ({
        fault: `a credential's function that returns ${JSON.stringify(garbage)?.replace(SECRET, "…")}`,
        replies: [SUCCESS],
        client: { token: () => garbage as string },
        expected: usage,
        requests: 0,
        says: /token/,
      }),
    ),
    {
      fault: "a credential over http to another machine",
      replies: [SUCCESS],
      client: { baseUrl: "http://agent-stop.invalid", token: SECRET },
      expected: usage,
      requests: 0,
      says: /allowInsecureHttp/,
    },
    {
      fault: "a credential in the client's own header fields that comes back",
      replies: [message(`bad cookie ${SECRET}`)],
      client: { token: "another-example", headers: { cookie: SECRET } },
      expected: { name: "HttpError", status: 404 },
    },
  ];
}

/** A credential that is another each time. */
function counting(): () => string {
  let calls = 0;
  return () => `${SECRET}-${(calls += 1)}`;
}

function expectTokens(...tokens: readonly string[]): (run: Run) => void {
  return ({ server }) => {
    const seen = server.requests.map(({ headers }) => headers["authorization"]);
    if (seen.join() !== tokens.join()) throw new Error(`other tokens were sent: ${seen.length}`);
  };
}
