import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./api.js";

/** A request as it came, undecoded. */
export interface Request {
  readonly method: string;
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Loopback {
  readonly origin: string;
  /** Answers all that comes while `call` runs, and returns what came. */
  observe(answer: Answer, call: () => Promise<void>): Promise<readonly Request[]>;
  close(): Promise<void>;
}

/** A server on loopback that says what it is told to, and keeps what it gets. */
export async function startLoopback(): Promise<Loopback> {
  let requests: Request[] = [];
  let current: Answer | undefined;
  // A connection that is closed for being idle may take a request with it, on a busy machine.
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const headers = headersOf(message.rawHeaders);
      requests.push({ method: message.method!, target: message.url!, headers, body: Buffer.concat(chunks) });
      const type = current?.mediaType;
      response.writeHead(current!.status, type === undefined ? {} : { "content-type": type });
      response.end(current!.body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async observe(answer, call) {
      requests = [];
      current = answer;
      await call();
      return requests;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** An object without a prototype: a field may well be named "constructor". */
function headersOf(raw: readonly string[]): Readonly<Record<string, string>> {
  const names = raw.filter((_, index) => index % 2 === 0);
  const fields = names.map((name, index) => [name.toLowerCase(), raw[index * 2 + 1]!] as const);
  return Object.setPrototypeOf(Object.fromEntries(fields), null) as Record<string, string>;
}
