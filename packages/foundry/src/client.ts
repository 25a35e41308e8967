// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { paths } from "./schema.js";

/**
 * Creates a client of Microsoft Foundry. Stops sessions of agents that Microsoft Foundry hosts.
 *
 * Requests go to `https://{account}.services.ai.azure.com/api/projects/{project}`. The endpoint of one
 * Foundry project.
 *
 * @throws {UsageError} when the base URL or another option can't be used.
 */
export function createFoundryClient(options: FoundryClientOptions): FoundryClient {
  return wire.createClient<paths>(api, options);
}

/** A client of Microsoft Foundry: the first argument of this package's functions. */
export interface FoundryClient extends Client<paths> {}

/** What `createFoundryClient` takes: credentials, server variables, and the options of every client. */
export interface FoundryClientOptions extends ClientOptions {
  /**
   * An access token of Microsoft Entra ID for the scope `https://ai.azure.com/.default`. It expires; get
   * a new one before it does.
   *
   * A function is called for each attempt, and once more when the server answers 401.
   */
  readonly token: Credential;
  /**
   * The name of the Foundry account, the first label of the project's host name. Needed unless `baseUrl`
   * is given.
   */
  readonly account?: string | undefined;
  /**
   * The name of the project in the account. `_project` stands for the account's default project.
   * Default: `_project`.
   */
  readonly project?: string | undefined;
}

const api: wire.Api = {
  server: wire.serverTemplate("https://{account}.services.ai.azure.com/api/projects/{project}", {
    account: "",
    project: "_project",
  }),
  security: wire.firstOf({ token: wire.bearer }, [["token"]]),
};
