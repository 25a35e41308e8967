import { locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const aiProjects: Peer = {
  name: "@azure/ai-projects",
  about: "the SDK of Microsoft Foundry",
  package: "@azure/ai-projects",
  installed: ["@azure/ai-projects"].map(locatePackage),
  gaps: {
    overhead: "sends by node:http, not by fetch",
    throughput: "sends by node:http, and to https only",
  },
  ownProgram: {
    setUp: `import { AIProjectClient } from "@azure/ai-projects";
const credential = { getToken: async () => ({ token: "example-token", expiresOnTimestamp: Date.now() + 3_600_000 }) };
const client = new AIProjectClient("https://api.forbocai.com/v1", credential);`,
    call: `client.beta.agents.stopSession("ghost", id)`,
  },
  typedError: `import { RestError } from "@azure/ai-projects";
const error: unknown = await client.beta.agents.stopSession("ghost", id).catch((reason: unknown) => reason);
const code = error instanceof RestError ? error.code : undefined;`,
};
