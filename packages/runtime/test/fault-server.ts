import { setTimeout as delay } from "node:timers/promises";
import { createServer, type Socket } from "node:net";
import { listen, type Loopback } from "./loopback.js";

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that waits for its reply. */
export interface Exchange {
  readonly socket: Socket;
  readonly request: SeenRequest;
  /** Aborts the call that sent the request. */
  readonly abort: () => void;
}

/** What the server does with one request: bytes to write as they are, or something worse. */
export type Reply = string | Uint8Array | ((exchange: Exchange) => unknown);

export interface FaultServer extends Loopback<SeenRequest> {
  /** The connections that requests came over. (Node's fetch makes another one as soon as one is aborted.) */
  readonly connections: ReadonlySet<Socket>;
}

/** Starts a server that does `replies` in turn; the last one goes for all further requests. */
export async function serveFaults(replies: readonly Reply[], abort: () => void): Promise<FaultServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    let received = "";
    socket.on("data", (data: Buffer) => {
      received += data.toString("latin1");
      const request = readRequest(received);
      if (request === undefined) return;
      received = "";
      const next = replies[Math.min(requests.length, replies.length - 1)]!;
      requests.push(request);
      connections.add(socket);
      if (typeof next === "function") void next({ socket, request, abort });
      else socket.write(next);
    });
  });
  const loopback = await listen(server, requests, () => sockets.forEach((socket) => socket.destroy()));
  return { ...loopback, connections };
}

/** The request, once all of it is there. */
function readRequest(text: string): SeenRequest | undefined {
  const [head, body] = text.split("\r\n\r\n");
  if (head === undefined || body === undefined) return undefined;
  const [line = "", ...fields] = head.split("\r\n");
  const headers = Object.fromEntries(
    fields.map((field) => [field.replace(/:.*/, "").toLowerCase(), field.replace(/^[^:]*: ?/, "")]),
  );
  if (body.length < Number(headers["content-length"] ?? 0)) return undefined;
  const [method = "", target = ""] = line.split(" ");
  return { method, target, headers };
}

/** A whole response; the connection stays open. */
export function reply(
  status: number | string,
  body: string | Uint8Array = "",
  headers: Readonly<Record<string, string | number>> = {},
): Uint8Array {
  const content = Buffer.from(body);
  const fields = Object.entries({
    ...(content.length > 0 ? { "content-type": "application/json" } : {}),
    "content-length": content.length,
    ...headers,
  });
  const lines = fields.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`, "latin1"), content]);
}

/** What the API declares: a success with JSON. */
export const SUCCESS: Uint8Array = reply("200 OK", '{"status":"stopped"}');

/** Writes `text` and ends the connection. */
export function close(text: string | Uint8Array): Reply {
  return ({ socket }) => socket.end(text);
}

/** Writes `text`, if there is any, and resets the connection. */
export function reset(text?: string | Uint8Array): Reply {
  return async ({ socket }) => {
    if (text !== undefined) {
      socket.write(text);
      await delay(20);
    }
    socket.resetAndDestroy();
  };
}

/** Never answers. */
export const silence: Reply = () => {};

/** Writes `head`, and then `piece` every 10 ms until the connection is closed. */
export function drip(head: string, piece: string | Uint8Array): Reply {
  return async ({ socket }) => {
    socket.write(head);
    while (!socket.destroyed) {
      await delay(50);
      socket.write(piece);
    }
  };
}

/** Writes `head`, and then `total` bytes as fast as the other side takes them, unless it goes away. */
export function flood(head: string, total: number, note: (written: number) => void): Reply {
  return async ({ socket }) => {
    socket.write(head);
    const piece = Buffer.alloc(65_536, "x");
    for (let written = 0; written < total && !socket.destroyed; written += piece.length) {
      note(written);
      if (!socket.write(piece))
        await Promise.race([drained(socket), delay(2_000, undefined, { ref: false })]);
    }
  };
}

function drained(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once("drain", resolve).once("close", resolve);
  });
}

/** Writes `text`, if there is any, and lets the caller abort once it has arrived. */
export function abortAfter(text?: string): Reply {
  return async ({ socket, abort }) => {
    if (text !== undefined) socket.write(text);
    await delay(30);
    abort();
  };
}
