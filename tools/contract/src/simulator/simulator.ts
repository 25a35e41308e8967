import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, documentedAnswer, rawAnswer } from "../answer.js";
import { receivedRequest } from "../received-request.js";
import { readRequestBytes } from "../request-bytes.js";
import { checkRequest } from "../request-check.js";
import { readSpec } from "../spec.js";
import { Agent, type Life } from "./agent.js";
import { BEHAVIOURS, type SimulatedProvider } from "./behaviour.js";
import type { Fault } from "./fault.js";

/**
 * One provider with agents that live, on real HTTP over loopback. It holds each request to the provider's spec, answers
 * with the spec's examples, and knows the truth about each agent.
 */
export interface Simulator {
  /** What to pass to a client as `baseUrl`. */
  readonly baseUrl: string;
  /** How many requests have arrived so far. */
  readonly requestCount: number;
  /** What requests have broken the spec with. */
  readonly violations: readonly string[];
  /** An agent by its path parameters, with `/` between them. One that was not added is `gone`. */
  add(id: string, life: Life, lingers?: number): void;
  /** The truth about an agent. */
  agent(id: string): Pick<Agent, "isRunning" | "wasStopped">;
  /** Ends the wait of what is held. */
  release(): void;
  close(): Promise<void>;
}

export interface SimulatorOptions {
  /** What goes wrong with the next request, if anything. */
  readonly fault?: (() => Fault | undefined) | undefined;
}

/** Starts a simulated provider on a free loopback port. */
export async function startSimulator(
  provider: SimulatedProvider,
  { fault = () => undefined }: SimulatorOptions = {},
): Promise<Simulator> {
  const spec = await readSpec(new URL(`../../../../specs/${provider}/openapi.yaml`, import.meta.url));
  const agents = new Map<string, Agent>();
  const violations: string[] = [];
  const held = new Set<ServerResponse>();
  let requestCount = 0;

  const find = (id: string): Agent => agents.get(id) ?? new Agent("gone", 0);
  const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = (await readRequestBytes(message)) ?? Buffer.alloc(0);
    const request = receivedRequest(message, bytes);
    const check = await checkRequest(spec, request);
    if (check.type === "invalid") {
      violations.push(...check.violations);
      response.writeHead(check.status).end();
      return;
    }
    const { operation } = check;
    const agent = find([...operation.path.match(request.path)!.values()].map(decodeURIComponent).join("/"));
    const process = (): Answer => {
      agent.pass();
      const answer = BEHAVIOURS[provider](agent, bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined);
      return "response" in answer ? documentedAnswer(operation, answer) : rawAnswer(answer);
    };
    switch (fault()) {
      case undefined:
        return send(response, process());
      case "lost":
        return void response.destroy();
      case "unanswered":
        process();
        return void response.destroy();
      case "cut":
        return cut(response, process());
      case "unavailable":
        return void response.writeHead(503).end();
      case "failing":
        process();
        return void response.writeHead(503).end();
      case "limited":
        return void response.writeHead(429, { "retry-after": "0" }).end();
      case "page":
        return void response.writeHead(200, { "content-type": "text/html" }).end("<p>Please log in.</p>");
      case "restart":
        if (provider === "ghostly") agents.forEach((each) => each.orphan());
        return void response.destroy();
      case "held":
        held.add(response);
    }
  };
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    requestCount += 1;
    // A client that leaves while its request is read is none of the simulator's faults.
    respond(message, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${spec.basePath}`,
    get requestCount() {
      return requestCount;
    },
    violations,
    add: (id, life, lingers = 0) => void agents.set(id, new Agent(life, lingers)),
    agent: find,
    release() {
      held.forEach((response) => response.destroy());
      held.clear();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers }).end(body);
}

/** Promises more than it sends. */
function cut(response: ServerResponse, { status, headers, body = "" }: Answer): void {
  if (body === "") return void response.destroy();
  response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body) + 9) });
  response.write(body, () => response.destroy());
}
