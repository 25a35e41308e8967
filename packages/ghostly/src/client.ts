// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { paths } from "./schema.js";

/**
 * Creates a client of Ghostly. Cancels browser test runs of a Ghostly server.
 *
 * Requests go to `https://api.ghostly.dev`. The host in the published example. Nothing else shows that
 * it exists: pass the base URL of your own server.
 *
 * `baseUrl` names another server, such as `http://localhost:4000` (A Ghostly server on this machine,
 * on the port its command line tool chooses).
 *
 * @throws {UsageError} when the base URL or another option can't be used.
 */
export function createGhostlyClient(options: GhostlyClientOptions = {}): GhostlyClient {
  return wire.createClient<paths>(api, options);
}

/** A client of Ghostly: the first argument of this package's functions. */
export interface GhostlyClient extends Client<paths> {}

/** What `createGhostlyClient` takes: credentials, and the options of every client. */
export interface GhostlyClientOptions extends ClientOptions {
  /**
   * An API key of Ghostly. Send this or the token, not both: a server that gets both looks at the token,
   * and refuses the request if that one is bad.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly apiKey?: Credential | undefined;
  /**
   * A JSON Web Token from Ghostly's login, sent as a bearer token. Send this or the key, not both.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly token?: Credential | undefined;
}

const api: wire.Api = {
  server: "https://api.ghostly.dev",
  security: wire.firstOf({ apiKey: wire.apiKey(wire.header, "X-Api-Key"), token: wire.bearer }, [
    ["apiKey"],
    ["token"],
  ]),
  credentialFields: ["x-api-key"],
};
