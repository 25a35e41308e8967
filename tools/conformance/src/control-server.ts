import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DocumentedAnswerOptions, Exchange, RawAnswer } from "agent-stop-contract";
import { type Judge, NotAsked } from "./judge/judge.js";
import type { Reply } from "./suite/control.js";
import type { TestResult } from "./suite/vitest.js";

/** What a suite in another process asks of this one. Ends with `await using`. */
export interface ControlServer extends AsyncDisposable {
  readonly url: string;
  /** Undefined until the suite has come to its end. */
  results(): readonly TestResult[] | undefined;
}

interface Call {
  readonly method: string;
  readonly parameters: readonly unknown[];
}

/** Starts the other end of `suite/control.ts`, for one run of a suite. `bundle` makes the module that a page gets at `/main.js`. */
export async function startControlServer(
  judge: Judge | undefined,
  testFile: URL,
  bundle: () => Promise<string>,
): Promise<ControlServer> {
  const exchanges: Exchange[] = [];
  let results: readonly TestResult[] | undefined;

  function keep(exchange: Exchange): number {
    return exchanges.push(exchange) - 1;
  }
  const methods: Readonly<Record<string, (...parameters: readonly never[]) => unknown>> = {
    requestCount: () => judge!.requestCount(),
    answer: async (response: string, options: DocumentedAnswerOptions) =>
      keep(await judge!.answer(response, options)),
    answerRaw: async (answer: RawAnswer) => keep(await judge!.answerRaw(answer)),
    toHttp: (number: number) => exchanges[number]?.toHttp(),
    violations: () => judge?.violations() ?? [],
    snapshot: (path: string) => readFile(new URL(path, testFile), "utf8"),
    report: (found: readonly TestResult[]) => void (results = found),
  };

  async function replyTo({ method, parameters }: Call): Promise<Reply> {
    try {
      return { type: "value", value: await methods[method]!(...(parameters as never[])) };
    } catch (error) {
      if (error instanceof NotAsked) return { type: "not-asked", rule: error.message };
      return { type: "error", message: (error as Error).message };
    }
  }
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    void (async () => {
      if (message.method === "GET") {
        const isModule = message.url === "/main.js";
        response.writeHead(200, { "content-type": isModule ? "text/javascript" : "text/html" });
        response.end(isModule ? await bundle() : "<!doctype html>");
        return;
      }
      let text = "";
      for await (const chunk of message.setEncoding("utf8")) text += chunk;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(await replyTo(JSON.parse(text) as Call)));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    results: () => results,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
