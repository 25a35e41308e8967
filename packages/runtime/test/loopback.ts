import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";

/** A server of a test, on a free port of loopback; it ends with the scope that holds it (`await using`). */
export interface Loopback<Request = IncomingMessage> extends AsyncDisposable {
  readonly url: string;
  /** The requests so far. */
  readonly requests: readonly Request[];
}

/** Starts an HTTP server that answers as `listener` does. */
export async function serve(listener: RequestListener): Promise<Loopback> {
  const requests: IncomingMessage[] = [];
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    requests.push(request);
    listener(request, response);
  });
  return listen(server, requests, () => server.closeAllConnections());
}

/** Starts an HTTP server that answers each request with a status, a body and a media type. */
export function answer(status: number, body = "", mediaType = "application/json"): Promise<Loopback> {
  return serve((_, response) => {
    response.writeHead(status, body === "" ? {} : { "content-type": mediaType }).end(body);
  });
}

/** Starts a TCP server that writes `text` to each connection once something arrives, and then ends it. */
export function serveText(text: string): Promise<Loopback> {
  const server = createTcpServer((socket) =>
    socket.once("data", () => socket.end(text)).on("error", () => {}),
  );
  return listen(server, [], () => {});
}

/** Starts a server; `drop` ends its connections when the scope ends. */
export async function listen<Request>(
  server: Server,
  requests: readonly Request[],
  drop: () => void,
): Promise<Loopback<Request>> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    drop();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, requests, [Symbol.asyncDispose]: close };
}
