// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { paths } from "./schema.js";

/**
 * Creates a client of ElizaOS. Stops agents that an ElizaOS server runs.
 *
 * Requests go to `http://localhost:3000`. An ElizaOS server on this machine, on its usual port.
 * Released 1.x servers have the operation under `/api`, so pass a base URL that ends in it; they read
 * the field `X-API-KEY` and no bearer token.
 *
 * @throws {UsageError} when the base URL or another option can't be used.
 */
export function createElizaosClient(options: ElizaosClientOptions = {}): ElizaosClient {
  return wire.createClient<paths>(api, options);
}

/** A client of ElizaOS: the first argument of this package's functions. */
export interface ElizaosClient extends Client<paths> {}

/** What `createElizaosClient` takes: credentials, and the options of every client. */
export interface ElizaosClientOptions extends ClientOptions {
  /**
   * The API key of the server, sent as a bearer token. Needed only where the server asks for one.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly token?: Credential | undefined;
}

const api: wire.Api = {
  server: "http://localhost:3000",
  security: wire.optional("token", wire.bearer),
};
