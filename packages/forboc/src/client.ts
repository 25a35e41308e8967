// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { paths } from "./schema.js";

/**
 * Creates a client of Forboc AI. Stops Ghost sessions, the headless test runs of Forboc AI.
 *
 * Requests go to `https://api.forbocai.com/v1`. Production, as the published page has it. Later pages
 * of the provider name `https://api.forboc.ai`, whose answers have other keys.
 *
 * @throws {UsageError} when the base URL or another option can't be used.
 */
export function createForbocClient(options: ForbocClientOptions = {}): ForbocClient {
  return wire.createClient<paths>(api, options);
}

/** A client of Forboc AI: the first argument of this package's functions. */
export interface ForbocClient extends Client<paths> {}

/** What `createForbocClient` takes: credentials, and the options of every client. */
export interface ForbocClientOptions extends ClientOptions {
  /**
   * An API key of Forboc AI, sent as a bearer token. Optional here; the API's overview page asks for one
   * on each request.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly token?: Credential | undefined;
}

const api: wire.Api = {
  server: "https://api.forbocai.com/v1",
  security: wire.optional("token", wire.bearer),
};
