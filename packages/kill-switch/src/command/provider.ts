import type { ClientOptions as RuntimeClientOptions } from "@agent-stop/runtime";
import { createTarget, type Target } from "../target.js";

/** What the command has to know of a provider: its packages don't say it at run time. */
export interface Provider {
  /** The path parameters, in the order of the path: what stands behind the provider's name. */
  readonly parameters: readonly string[];
  /** The environment variables that its client is made of, by the option that each is. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those without which nothing can be sent: one of each group. */
  readonly required: readonly (readonly string[])[];
  /** Loads the package, and makes a function that makes targets. */
  readonly load: () => Promise<Provision>;
}

/** Makes a client of the options, and targets of that client. */
export type Provision = (options: ClientOptions) => MakeTarget;

export type MakeTarget = (parameters: Readonly<Record<string, string>>, id: string) => Target;

/** Strings from the environment, and what the command itself sets. */
export interface ClientOptions {
  readonly [name: string]: string | undefined | RuntimeClientOptions["fetch"];
}

/** By name, in the order in which they are shown. */
export const PROVIDERS: ReadonlyMap<string, Provider> = new Map<string, Provider>([
  [
    "bctrl",
    {
      parameters: ["id", "alias"],
      environment: { token: "BCTRL_TOKEN", baseUrl: "BCTRL_BASE_URL" },
      required: [["BCTRL_TOKEN"]],
      load: async () => {
        const { createBctrlClient, stop } = await import("@agent-stop/bctrl");
        return provide(createBctrlClient, stop);
      },
    },
  ],
  [
    "elizaos",
    {
      parameters: ["agentId"],
      environment: { token: "ELIZAOS_TOKEN", baseUrl: "ELIZAOS_BASE_URL" },
      required: [],
      load: async () => {
        const { createElizaosClient, stop } = await import("@agent-stop/elizaos");
        return provide(createElizaosClient, stop);
      },
    },
  ],
  [
    "forboc",
    {
      parameters: ["sessionId"],
      environment: { token: "FORBOC_TOKEN", baseUrl: "FORBOC_BASE_URL" },
      required: [],
      load: async () => {
        const { createForbocClient, stop } = await import("@agent-stop/forboc");
        return provide(createForbocClient, stop);
      },
    },
  ],
  [
    "foundry",
    {
      parameters: ["agent_name", "session_id"],
      environment: {
        token: "FOUNDRY_TOKEN",
        account: "FOUNDRY_ACCOUNT",
        project: "FOUNDRY_PROJECT",
        baseUrl: "FOUNDRY_BASE_URL",
      },
      required: [["FOUNDRY_TOKEN"], ["FOUNDRY_ACCOUNT", "FOUNDRY_BASE_URL"]],
      load: async () => {
        const { createFoundryClient, stop } = await import("@agent-stop/foundry");
        return provide(createFoundryClient, stop);
      },
    },
  ],
  [
    "ghostly",
    {
      parameters: ["id"],
      environment: { apiKey: "GHOSTLY_API_KEY", baseUrl: "GHOSTLY_BASE_URL" },
      required: [["GHOSTLY_API_KEY"]],
      load: async () => {
        const { createGhostlyClient, stop } = await import("@agent-stop/ghostly");
        return provide(createGhostlyClient, stop);
      },
    },
  ],
]);

/** The options and parameters come from the table above, which a test holds against the specs. */
function provide(create: (options: never) => unknown, stop: unknown): Provision {
  return (options) => {
    const client = create(options as never);
    return (parameters, id) =>
      createTarget(stop as Parameters<typeof createTarget>[0], client as never, parameters, { id });
  };
}
