import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A registry that nobody should ask. It keeps what it was asked for. */
export interface CountingServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly string[];
}

export async function startCountingServer(): Promise<CountingServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(201, { "content-type": "application/json" }).end("{}");
  });
  // A proxy is asked in another way.
  server.on("connect", (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
