import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { documentedAnswer, rawAnswer, successAnswer } from "./answer.js";
import type { Answer, DocumentedAnswer, RawAnswer } from "./answer.js";
import { redacted } from "./credential.js";
import { ScriptedExchange, type Exchange } from "./exchange.js";
import { httpText } from "./http-text.js";
import { reasonPhrase } from "./reason-phrase.js";
import { receivedRequest } from "./received-request.js";
import { readRequestBytes } from "./request-bytes.js";
import { checkRequest } from "./request-check.js";
import { readSpec, type Spec } from "./spec.js";

/**
 * A server that holds both sides to a spec. It checks each request, and answers with the spec's examples: with those
 * that were scripted, in that order, else with the first example of the first 2XX response. A request that breaks the
 * spec gets a 400 with each violation (404 where no operation has the path), and uses up the scripted answer.
 *
 * Everything that a test asks of it is a promise, so that the test may run in a process, or a browser, of its own.
 */
export interface ProviderServer {
  /** What to pass to a client as `baseUrl`: the loopback origin, plus the path of the spec's first server. */
  readonly baseUrl: string;
  /** How many requests have arrived so far, those that broke the spec included. */
  requestCount(): Promise<number>;
  /**
   * Answers the next request with a documented response. `response` is its key in the spec ("200", "4XX", "default").
   * Rejects, and lists what there is, where no operation has that response or example.
   */
  answer(response: string, options?: DocumentedAnswerOptions): Promise<Exchange>;
  /** Answers the next request with something that the spec does not say. The request is held to the spec all the same. */
  answerRaw(answer: RawAnswer): Promise<Exchange>;
  /** Ends open connections too. May be called again. */
  close(): Promise<void>;
}

export interface DocumentedAnswerOptions {
  /** The example's key in the spec; its first one where left out. */
  readonly example?: string | undefined;
  /** A status that the response documents. Where left out, a range starts at 400 or 500, and `default` at 500. */
  readonly status?: number | undefined;
}

/**
 * Starts a server on a free loopback port that speaks the spec.
 * Rejects where the spec can't be read, or where an example in it does not fit its schema.
 */
export async function startProviderServer(specFile: string | URL): Promise<ProviderServer> {
  const spec = await readSpec(specFile);
  const script: ScriptedExchange[] = [];
  let requestCount = 0;
  let closed: Promise<void> | undefined;

  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    requestCount += 1;
    void respond(spec, script.shift() ?? new ScriptedExchange(successAnswer), message, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  function enqueue(exchange: ScriptedExchange): Exchange {
    script.push(exchange);
    return exchange;
  }
  return {
    baseUrl: `http://127.0.0.1:${port}${spec.basePath}`,
    requestCount: () => Promise.resolve(requestCount),
    async answer(response, options) {
      const wanted = { ...options, response };
      requireDocumented(spec, wanted);
      return enqueue(new ScriptedExchange((operation) => documentedAnswer(operation, wanted)));
    },
    async answerRaw(raw) {
      const answer = rawAnswer(raw);
      return enqueue(new ScriptedExchange(() => answer));
    },
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

/** Which operation will be asked is not known yet: one that documents the answer is enough. */
function requireDocumented(spec: Spec, wanted: DocumentedAnswer): void {
  const errors = spec.operations.flatMap((operation) => {
    try {
      documentedAnswer(operation, wanted);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  if (errors.length === spec.operations.length) throw new Error(errors.join("\n"));
}

async function respond(
  spec: Spec,
  exchange: ScriptedExchange,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const head = receivedRequest(message, Buffer.alloc(0));
  const refuse = (status: number, reasons: readonly string[]): void => {
    const clean = reasons.map((reason) => redacted(reason, spec.securitySchemes, head));
    const what = `${head.method} ${head.path} ${status < 500 ? "broke the spec" : "could not be answered"}`;
    exchange.fail(redacted(what, spec.securitySchemes, head), clean);
    send(response, {
      status,
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: `${clean.join("\n")}\n`,
    });
  };
  try {
    const bytes = await readRequestBytes(message);
    if (bytes === undefined) return refuse(413, ["The body has more than 1 MiB."]);
    const request = { ...head, body: bytes };
    const check = await checkRequest(spec, request);
    if (check.type === "invalid") return refuse(check.status, check.violations);
    const answer = exchange.answerFor(check.operation);
    exchange.complete(httpText(spec.securitySchemes, check.operation, request, answer));
    send(response, answer);
  } catch (error) {
    refuse(500, [(error as Error).message]);
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length =
    status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(body ?? "")) };
  response.writeHead(status, reasonPhrase(status), { ...length, ...headers });
  response.end(body);
}
