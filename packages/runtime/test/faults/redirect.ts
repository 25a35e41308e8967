import { reply, SUCCESS } from "../fault-server.js";
import { type Fault, SECRET } from "./fault.js";

const STATUSES = [301, 302, 303, 307, 308];
const OTHER_KEY = { apiKey: SECRET, token: undefined };

/** Redirects to another origin, which records what it gets and must get nothing; and to the same one. */
export function redirectFaults(otherOrigin: () => string): readonly Fault[] {
  // The other origin is known when the first row runs, not before.
  const to =
    (status: number, location: () => string) =>
    ({ socket }: { readonly socket: { write: (data: Uint8Array) => unknown } }): unknown =>
      socket.write(reply(`${status} Redirect`, "", { location: location() }));
  const elsewhere = (): string => `${otherOrigin()}/agents?token=${SECRET}`;
  const refused = (status: number) => ({ name: "HttpError", status, attempts: 1 }) as const;
  return [
    ...STATUSES.map((status): Fault => ({
      fault: `${status} to another origin`,
      replies: [to(status, elsewhere)],
      expected: refused(status),
      says: /http:\/\/127\.0\.0\.1:\d+(?!.*agents)/,
    })),
    ...STATUSES.map((status): Fault => ({
      fault: `${status} to another origin with an API key`,
      replies: [to(status, elsewhere)],
      client: OTHER_KEY,
      expected: refused(status),
    })),
    ...STATUSES.map((status): Fault => ({
      fault: `${status} to the same origin`,
      replies: [to(status, () => "/agents/agent-2/stop"), SUCCESS],
      expected: refused(status),
    })),
    {
      fault: "302 of a repeatable request",
      replies: [to(302, elsewhere), SUCCESS],
      repeatable: true,
      expected: refused(302),
    },
    { fault: "302 without a location", replies: [reply("302 Found")], expected: refused(302) },
    {
      fault: "302 to garbage",
      replies: [to(302, () => "http://[garbage")],
      expected: refused(302),
    },
    { fault: "302 to nothing", replies: [to(302, () => " ")], expected: refused(302) },
    { fault: "302 to a script", replies: [to(302, () => "javascript:alert(1)")], expected: refused(302) },
    {
      fault: "302 to a file",
      replies: [to(302, () => "file:///etc/passwd")],
      expected: refused(302),
    },
    {
      fault: "302 with user information",
      replies: [to(302, () => `http://agent:${SECRET}@127.0.0.1:9/`)],
      expected: refused(302),
      says: /http:\/\/127\.0\.0\.1:9(?!.*agent:)/,
    },
    {
      fault: "302 with the credential as host",
      replies: [to(302, () => `http://${SECRET}.example.com/`)],
      expected: refused(302),
    },
    {
      fault: "302 with half of the credential as host",
      replies: [to(302, () => `http://a.${SECRET.slice(0, 7)}.example.com/`)],
      expected: refused(302),
    },
    {
      fault: "300 with a location",
      replies: [to(300, elsewhere)],
      expected: refused(300),
    },
    {
      fault: "401 with a location",
      replies: [to(401, elsewhere)],
      expected: refused(401),
    },
  ];
}
