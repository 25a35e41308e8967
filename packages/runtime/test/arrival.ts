import { createClient, type Operation, type Parameter, send } from "@agent-stop/runtime/wire";
import { expect } from "vitest";
import { serve } from "./loopback.js";

/** A request as it arrived at a server. */
export interface Arrival {
  /** The request target: path and query, byte for byte. */
  readonly target: string;
  /** The header fields, names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a test says of an Operation; the rest is `POST /` without an answer. */
export type Part = Partial<Operation>;

/** Calls an Operation on a server of loopback, and returns what arrived there. */
export async function arrive(part: Part, parameters: object): Promise<Arrival> {
  const chunks: Buffer[] = [];
  await using server = await serve((request, response) => {
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => response.writeHead(204).end());
  });
  await call(server.url, part, parameters);
  const [{ url, headers }] = server.requests as [(typeof server.requests)[number]];
  return { target: url!, headers, body: Buffer.concat(chunks) };
}

/** Calls an Operation that can't be sent as it was written, and returns the message that says so. Nothing may arrive. */
export async function refuse(part: Part, parameters: object): Promise<string> {
  await using server = await serve((_, response) => response.writeHead(204).end());
  const error: unknown = await call(server.url, part, parameters).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError", operation: "op" });
  expect(server.requests).toHaveLength(0);
  return (error as Error).message;
}

/** An Operation with one parameter. */
export function takes(parameter: Parameter, path = "/"): Part {
  return { path, parameters: [parameter] };
}

function call(baseUrl: string, part: Part, parameters: object): Promise<unknown> {
  const operation: Operation = {
    operationId: "op",
    method: "POST",
    path: "/",
    parameters: [],
    responses: { "204": {} },
    ...part,
  };
  const client = createClient({ server: "" }, { baseUrl });
  return send(client, operation, parameters, undefined);
}
