// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { paths } from "./schema.js";

/**
 * Creates a client of bctrl. Stops runtimes, the browsers, desktops and spreadsheets that agents work
 * in at bctrl.
 *
 * Requests go to `https://api.bctrl.ai`. Production.
 *
 * `baseUrl` names another server, such as `http://localhost:8787` (A development gateway on this
 * machine).
 *
 * @throws {UsageError} when the base URL or another option can't be used.
 */
export function createBctrlClient(options: BctrlClientOptions): BctrlClient {
  return wire.createClient<paths>(api, options);
}

/** A client of bctrl: the first argument of this package's functions. */
export interface BctrlClient extends Client<paths> {}

/** What `createBctrlClient` takes: credentials, and the options of every client. */
export interface BctrlClientOptions extends ClientOptions {
  /**
   * An API key of bctrl, sent as a bearer token.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly token: Credential;
}

const api: wire.Api = {
  server: "https://api.bctrl.ai",
  security: wire.firstOf({ token: wire.bearer }, [["token"]]),
};
