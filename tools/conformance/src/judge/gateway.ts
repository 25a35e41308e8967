import { once } from "node:events";
import { createServer, type IncomingMessage, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, readRequestBytes, receivedRequest, type ReceivedRequest } from "agent-stop-contract";

/** Sends a request on, to another path or with more headers, and resolves with the answer. */
export type Forward = (changes?: {
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<Answer>;

/** What a gateway answers a request with, most often what `forward` brings. */
export type Pass = (request: ReceivedRequest, forward: Forward) => Promise<Answer>;

export interface Gateway {
  readonly origin: string;
  close(): Promise<void>;
}

/** What belongs to a connection, and not to an answer (RFC 9110, section 7.6.1). */
const CONNECTION_HEADERS = ["connection", "keep-alive", "transfer-encoding", "date", "content-length"];

/** Starts a server that stands before another one. It sends on what arrives as it is, and follows no redirect. */
export async function startGateway(upstream: string, pass: Pass): Promise<Gateway> {
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    void (async () => {
      const request = await readRequest(message);
      const answer = await pass(request, ({ target = request.target, headers = {} } = {}) =>
        forward(upstream, message, { ...request, target }, headers),
      );
      response.writeHead(answer.status, { ...answer.headers });
      response.end(answer.body);
    })().catch((error: unknown) => {
      response.writeHead(502, { "content-type": "text/plain" });
      response.end(`The gateway of the test failed: ${String(error)}`);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const body = await readRequestBytes(message);
  if (body === undefined) throw new Error("The body has more than 1 MiB.");
  return receivedRequest(message, body);
}

async function forward(
  upstream: string,
  message: IncomingMessage,
  { method, target, body }: ReceivedRequest,
  added: Readonly<Record<string, string>>,
): Promise<Answer> {
  const headers = [...message.rawHeaders, ...Object.entries(added).flat()];
  const { hostname, port } = new URL(upstream);
  const request = sendRequest({ hostname, port, method, path: target, headers, agent: false });
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  const kept = Object.entries(response.headers).filter(([name]) => !CONNECTION_HEADERS.includes(name));
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: text === "" ? undefined : text,
  };
}
