import { locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const elizaosApiClient: Peer = {
  name: "@elizaos/api-client",
  about: "the client of elizaOS",
  package: "@elizaos/api-client",
  installed: ["@elizaos/api-client"].map(locatePackage),
  ownProgram: {
    setUp: `import { AgentsService } from "@elizaos/api-client";
const client = new AgentsService({ baseUrl: "https://api.forbocai.com/v1", apiKey: "example-token" });`,
    call: "client.stopAgent(id as `${string}-${string}-${string}-${string}-${string}`)",
  },
  typedError: `import { ApiError } from "@elizaos/api-client";
const error: unknown = await client.stopAgent("a-b-c-d-e").catch((reason: unknown) => reason);
const code = error instanceof ApiError ? error.code : undefined;`,
};
