import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";
import { Refusal } from "./refusal.js";

const host = "127.0.0.1";

/** The only user; there is no registration. */
const publisher = "ci";

/** A private registry in this process, on loopback, that serves one scope and asks no other registry for anything. */
export interface EmbeddedRegistry extends AsyncDisposable {
  /** Ends in a slash. */
  readonly url: string;
  /** Reads and publishes; nothing works without one. Good for 30 days, also after a restart on the same storage. */
  readonly token: string;
  /** Ends the server and its open connections. */
  close(): Promise<void>;
}

export interface EmbeddedRegistryOptions {
  /** 0 takes a free one. */
  port: number;
  /** The folder that keeps packages and secrets; made private if it isn't there. */
  storage: string;
  /** With its `@`. */
  scope: string;
}

export async function startEmbeddedRegistry(options: EmbeddedRegistryOptions): Promise<EmbeddedRegistry> {
  const { port, storage, scope } = options;
  await mkdir(storage, { recursive: true, mode: 0o700 });
  const userFile = join(storage, "htpasswd");
  // Nobody knows the last run's password, so the user is made anew.
  await rm(userFile, { force: true });
  const server = (await runServer(configuration({ storage, scope, userFile }))) as Server;
  await listen(server, port);

  const url = `http://${host}:${(server.address() as AddressInfo).port}/`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const token = await register(url);
    return { url, token, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function configuration(options: { storage: string; scope: string; userFile: string }): object {
  const { storage, scope, userFile } = options;
  return {
    storage,
    self_path: storage,
    configPath: join(storage, "config.yaml"),
    // One user, made at the start: whoever comes after is refused.
    auth: { htpasswd: { file: userFile, algorithm: "bcrypt", rounds: 10, max_users: 1 } },
    security: { api: { legacy: false, jwt: { sign: { expiresIn: "30d" } } }, web: {} },
    // No upstream: a stranger's package of the same name can't slip in, and nobody is asked about our scope.
    uplinks: {},
    packages: {
      [`${scope}/*`]: { access: ["$authenticated"], publish: [publisher], unpublish: [publisher] },
      "**": { access: ["nobody"], publish: ["nobody"], unpublish: ["nobody"] },
    },
    // Left out, it would be the audit that forwards dependency lists to the public registry.
    middlewares: {},
    web: { enable: false },
    max_body_size: "100mb",
    log: { type: "stdout", format: "json", level: "fatal" },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Refusal(portTaken(port)) : error);
    });
    server.listen(port, host, resolve);
  });
}

function portTaken(port: number): string {
  return `Port ${port} of ${host} is taken. End what listens there, perhaps another \`pnpm registry\`, or write another port in the scope line of .npmrc.`;
}

async function register(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:${publisher}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: publisher, password: randomBytes(32).toString("base64url") }),
  });
  const { token, error } = (await response.json()) as { token?: string; error?: string };
  if (token === undefined)
    throw new Error(`The embedded registry gave no token: ${response.status} ${error}.`);
  return token;
}
