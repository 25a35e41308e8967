import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A program of its own, so that a client under measurement has a thread to itself. Prints its port. Ends when its
// standard input does, and so with whoever started it.
const answer = JSON.stringify({ success: true, data: {}, status: "stopped", sessionId: "ghost-1" });
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(answer) };

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(answer);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().on("end", () => process.exit());
