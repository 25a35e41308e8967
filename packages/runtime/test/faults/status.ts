import { close, reply, SUCCESS } from "../fault-server.js";
import { type Fault, STOPPED } from "./fault.js";

const BODY = '{"status":"stopped"}';
const early = "HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n";

/** A status that is no declared success is an HttpError, and nothing is sent again: the Operation is a POST. */
function refused(status: number): Fault {
  return {
    fault: `status ${status}`,
    replies: [reply(`${status} Some Reason`, BODY)],
    expected: {
      name: "HttpError",
      status,
      attempts: 1,
      body: { status: "stopped" },
      text: BODY,
    },
    says: new RegExp(`^HttpError: stopAgent: ${status} Some Reason$`),
  };
}

/** Each class of status. The API declares 200, 204, 404 and 5XX. */
export function statusFaults(): readonly Fault[] {
  const http = { name: "HttpError", attempts: 1 } as const;
  return [
    {
      // Node's fetch takes it for a bad response, as nothing had asked for it.
      fault: "100 Continue before the answer",
      replies: [Buffer.concat([Buffer.from("HTTP/1.1 100 Continue\r\n\r\n"), SUCCESS])],
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      fault: "103 Early Hints before the answer",
      replies: [Buffer.concat([Buffer.from(early), SUCCESS])],
      expected: STOPPED,
    },
    {
      fault: "many 103s before the answer",
      replies: [Buffer.concat([Buffer.from(early.repeat(50)), SUCCESS])],
      expected: STOPPED,
    },
    {
      fault: "103 and nothing else",
      replies: [close(early)],
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      fault: "103 again and again",
      replies: [
        ({ socket }) => {
          const timer = setInterval(() => socket.write(early), 10);
          socket.once("close", () => clearInterval(timer));
        },
      ],
      call: { timeout: 1_500 },
      expected: { name: "TimeoutError", limit: 1_500 },
    },
    {
      fault: "101 that nobody asked for",
      replies: [close("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")],
      expected: { name: "NetworkError", attempts: 1 },
    },
    ...[201, 202, 203, 206, 207, 208, 226, 299].map(refused),
    { fault: "204", replies: [reply("204 No Content")], expected: { result: undefined } },
    { fault: "204 with a body", replies: [reply("204 No Content", BODY)], expected: { result: undefined } },
    {
      fault: "204 with a body that comes to no end",
      replies: ["HTTP/1.1 204 No Content\r\ntransfer-encoding: chunked\r\n\r\n5\r\n"],
      expected: { result: undefined },
    },
    { fault: "205", replies: [reply("205 Reset Content")], expected: { ...http, status: 205, text: "" } },
    {
      fault: "205 with a body",
      replies: [reply("205 Reset Content", BODY)],
      expected: { ...http, status: 205, text: "", body: undefined },
    },
    {
      fault: "205 with a body that comes to no end",
      replies: ["HTTP/1.1 205 Reset Content\r\ncontent-length: 100\r\n\r\n{"],
      expected: { ...http, status: 205, text: "" },
    },
    {
      fault: "201 without content",
      replies: [reply("201 Created")],
      expected: { ...http, status: 201, text: "", body: undefined },
    },
    {
      fault: "HTML in an undeclared 202",
      replies: [reply("202 Accepted", "<html>", { "content-type": "text/html" })],
      expected: { name: "DecodeError", status: 202, attempts: 1 },
    },
    ...[300, 305, 306].map(refused),
    {
      fault: "304 that nobody asked for",
      replies: [reply("304 Not Modified", "", { etag: '"1"' })],
      expected: { ...http, status: 304, text: "" },
    },
    ...[400, 401, 402, 403, 405, 406, 408, 409, 410, 411, 412, 413, 414].map(refused),
    ...[415, 416, 417, 418, 422, 423, 424, 425, 426, 428, 431, 451, 499].map(refused),
    ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 599].map(refused),
    {
      // Node's fetch does not hand it out: only a proxy may send it.
      fault: "status 407",
      replies: [reply("407 Some Reason", BODY)],
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      // It says that another server was meant, which did not act; fetch asks once more over another connection.
      fault: "status 421",
      replies: [reply("421 Some Reason", BODY)],
      expected: { ...http, status: 421 },
      requests: 2,
    },
    {
      fault: "404 without content",
      replies: [reply("404 Not Found")],
      expected: { ...http, status: 404, text: "", body: undefined },
    },
    {
      fault: "500 with cut JSON",
      replies: [reply("500 No", '{"error":')],
      expected: { ...http, status: 500, text: '{"error":', body: undefined },
    },
    { fault: "status 600", replies: [reply("600 Beyond", BODY)], expected: { ...http, status: 600 } },
    { fault: "status 999", replies: [reply("999 Request Denied", BODY)], expected: { ...http, status: 999 } },
    { fault: "status 99", replies: [close("HTTP/1.1 99 Low\r\n\r\n")], expected: { name: "NetworkError" } },
    {
      fault: "status 1000",
      replies: [close("HTTP/1.1 1000 High\r\n\r\n")],
      expected: { name: "NetworkError" },
    },
    {
      fault: "a reason phrase of 4 kB",
      replies: [reply(`404 ${"reason ".repeat(600)}`)],
      expected: { ...http, status: 404 },
    },
  ];
}
