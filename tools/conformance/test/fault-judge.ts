import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { StartJudge } from "../src/judge/judge.js";

type Fault = (response: ServerResponse, request: IncomingMessage, earlier: number) => void;

/** For a connection that the client has given up, to be closed. */
const PATIENCE = 30_000;

const SUCCESS = '{"status":"stopped"}';
const JSON_TYPE = { "content-type": "application/json" };

/** What the server does with a session, by its id; `earlier` is how many requests for it have come before. */
const FAULTS: Readonly<Record<string, Fault>> = {
  silence: () => {},
  drip: (response) => {
    response.writeHead(200, JSON_TYPE).write("{");
    const timer = setInterval(() => response.write(" "), 10);
    response.once("close", () => clearInterval(timer));
  },
  reset: (response) => void response.socket?.resetAndDestroy(),
  "reset-once": (response, _, earlier) => {
    if (earlier === 0) response.socket?.resetAndDestroy();
    else response.writeHead(200, JSON_TYPE).end(SUCCESS);
  },
  "busy-once": (response, _, earlier) => {
    if (earlier === 0) response.writeHead(503, { "retry-after": "1" }).end();
    else response.writeHead(200, JSON_TYPE).end(SUCCESS);
  },
  "busy-for-long": (response) => response.writeHead(503, { "retry-after": "3600" }).end(),
  cut: (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": "100" });
    response.write('{"status":', () => response.socket?.destroy());
  },
  broken: (response) => response.writeHead(200, JSON_TYPE).end('{"status":'),
  "not-utf-8": (response) =>
    response.writeHead(200, JSON_TYPE).end(Buffer.from('{"status":"\xff"}', "latin1")),
  flood: (response) => response.writeHead(200, JSON_TYPE).end(`"${"x".repeat(9 * 1024 * 1024)}"`),
  echo: (response, { headers }) =>
    response.writeHead(500, JSON_TYPE).end(JSON.stringify({ error: headers.authorization })),
};

/** A server that does wrong whatever the id of a session names, and lets pages of every origin in. */
export const startFaultJudge: StartJudge = async () => {
  const requests: string[] = [];
  const open = new Set<ServerResponse>();
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "retry-after");
    if (request.method === "OPTIONS") {
      response.writeHead(204, { "access-control-allow-headers": "authorization, content-type" }).end();
      return;
    }
    const [, id = ""] = /^\/ghost\/([^/]+)\/stop$/.exec(request.url ?? "") ?? [];
    const earlier = requests.filter((each) => each === id).length;
    requests.push(id);
    open.add(response);
    response.once("close", () => open.delete(response));
    FAULTS[id]?.(response, request, earlier);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const refuse = (): Promise<never> =>
    Promise.reject(new Error("The id of a session says what is answered."));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requestCount: () => Promise.resolve(requests.length),
    answer: refuse,
    answerRaw: refuse,
    violations: async () => {
      const closings = [...open].map((response) => once(response, "close"));
      await Promise.race([Promise.all(closings), delay(PATIENCE, undefined, { ref: false })]);
      return [...open].map(({ req }) => `${req.url} was given up, and its connection stays open.`);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
