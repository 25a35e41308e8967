import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startProviderServer, type ProviderServer } from "../src/index.js";

/** Starts a server for one test. By default it speaks agents.yaml. */
export async function startServer(
  spec: string | URL = new URL("agents.yaml", import.meta.url),
): Promise<ProviderServer> {
  const server = await startProviderServer(spec);
  onTestFinished(() => server.close());
  return server;
}

/** The path of a file `spec.yaml` with that text, which is removed after the test. */
export async function specFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "spec.yaml"), text);
  return join(folder, "spec.yaml");
}

export interface Request {
  readonly method?: string;
  /** After the base URL's path; sent as it is written, dots and all, which fetch would not do. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** POST, unless the request says otherwise. */
export async function send(
  server: ProviderServer,
  { method = "POST", path, headers = {}, body }: Request,
): Promise<Reply> {
  const { origin, port } = new URL(server.baseUrl);
  const target = server.baseUrl.slice(origin.length) + path;
  const request = httpRequest({ port, host: "127.0.0.1", method, path: target, headers });
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}
